/** The words of keeping the installation: backups, restoring, the findings of `doctor`. */
import type { Texts } from "../prose/text.ts";

export const upkeepTexts = {
  backup_of_nothing: {
    vi: "Cơ sở dữ liệu còn trống, không có gì để sao lưu.",
    en: "The database is empty; there is nothing to back up.",
  },
  backup_file_exists: {
    vi: "Tệp {file} đã có. Hãy đặt tên khác: bản sao lưu không ghi đè lên tệp nào.",
    en: "The file {file} exists. Choose another name: a backup overwrites no file.",
  },
  backup_not_written: {
    vi: "Không ghi được bản sao lưu {file} ({reason}). Hãy xem đĩa còn chỗ và thư mục ghi được.",
    en: "The backup {file} cannot be written ({reason}). See that the disk has room and the folder may be written.",
  },
  backup_not_readable: {
    vi: "Không đọc được tệp {file} ({reason}).",
    en: "The file {file} cannot be read ({reason}).",
  },
  backup_not_ours: {
    vi: "Tệp {file} không phải bản sao lưu của Quyết.",
    en: "The file {file} is not a backup of Quyết.",
  },
  backup_damaged_cut: {
    vi: "Bản sao lưu {file} bị cụt: thiếu phần cuối. Chưa đụng đến dữ liệu.",
    en: "The backup {file} is cut off: its end is missing. Nothing was touched.",
  },
  backup_damaged_more: {
    vi: "Bản sao lưu {file} bị hỏng: có phần thừa ở cuối. Chưa đụng đến dữ liệu.",
    en: "The backup {file} is damaged: something follows its end. Nothing was touched.",
  },
  backup_damaged_checksum: {
    vi: "Bản sao lưu {file} bị hỏng: mã kiểm tra không khớp. Chưa đụng đến dữ liệu.",
    en: "The backup {file} is damaged: its checksum does not agree. Nothing was touched.",
  },
  backup_damaged_line: {
    vi: "Bản sao lưu {file} bị hỏng: có dòng không đọc được. Chưa đụng đến dữ liệu.",
    en: "The backup {file} is damaged: it has a line that cannot be read. Nothing was touched.",
  },
  backup_damaged_manifest: {
    vi: "Bản sao lưu {file} bị hỏng: số dòng hoặc mã kiểm tra của bảng không khớp bản kê. Chưa đụng đến dữ liệu.",
    en: "The backup {file} is damaged: a table's count or checksum disagrees with the manifest. Nothing was touched.",
  },
  backup_damaged_pack: {
    vi: "Bản sao lưu {file} bị hỏng: không giải nén được. Chưa đụng đến dữ liệu.",
    en: "The backup {file} is damaged: it cannot be unpacked. Nothing was touched.",
  },
  backup_newer: {
    vi: "Bản sao lưu {file} do một bản Quyết mới hơn ghi ({migration}). Hãy dùng bản mới đó để phục hồi.",
    en: "The backup {file} was written by a newer Quyết ({migration}). Use that version to restore it.",
  },
  backup_other_tables: {
    vi: "Bản sao lưu {file} có bảng “{table}” không khớp cấu trúc của chương trình này. Dữ liệu giữ nguyên như trước.",
    en: "The backup {file} has a table “{table}” that does not fit this program's schema. The data is as it was.",
  },
  backup_changed: {
    vi: "Tệp {file} đã thay đổi trong lúc phục hồi. Dữ liệu giữ nguyên như trước.",
    en: "The file {file} changed while it was being restored. The data is as it was.",
  },
  restore_foreign_tables: {
    vi: "Cơ sở dữ liệu đích có bảng không phải của Quyết. Hãy dùng một cơ sở dữ liệu riêng.",
    en: "The database has tables that are not Quyết's. Use a database of its own.",
  },
  restore_needs_word: {
    vi: "Ở {place} đang có dữ liệu. Muốn thay tất cả bằng bản sao lưu thì thêm --replace; dữ liệu đang có được sao lưu trước.",
    en: "{place} holds data. To replace all of it by the backup add --replace; what is there is backed up first.",
  },
  restore_beside_server: {
    vi: "Cơ sở dữ liệu ở {place} đang được Quyết sử dụng. Hãy dừng chương trình rồi phục hồi.",
    en: "The database at {place} is in use by a running Quyết. Stop it, then restore.",
  },
  keep_wrong: {
    vi: "--keep nhận số bản sao lưu giữ lại, từ 1 đến 1000; đang là “{value}”.",
    en: "--keep takes how many backups stay, from 1 to 1000; it is “{value}”.",
  },
  keep_needs_folder: {
    vi: "--keep dùng khi sao lưu vào một thư mục; {file} không phải thư mục.",
    en: "--keep is for backups into a folder; {file} is none.",
  },
  backup_written: {
    vi: "Đã sao lưu vào {file}: {tables} bảng, {rows} dòng, {size}.",
    en: "Backed up to {file}: {tables} tables, {rows} rows, {size}.",
  },
  backup_removed: { vi: "Đã xóa bản sao lưu cũ {file}.", en: "Removed the old backup {file}." },
  backup_before_restore: {
    vi: "Dữ liệu đang có đã được sao lưu vào {file}.",
    en: "What was there is backed up in {file}.",
  },
  backup_before_upgrade: {
    vi: "Trước khi nâng cấp, dữ liệu đã được sao lưu vào {file}.",
    en: "Before upgrading, the data was backed up to {file}.",
  },
  backup_restored: {
    vi: "Đã phục hồi bản sao lưu lúc {time}: {tables} bảng, {rows} dòng.",
    en: "Restored the backup of {time}: {tables} tables, {rows} rows.",
  },
  backup_restored_upgraded: {
    vi: "Bản sao lưu có cấu trúc cũ, đã nâng cấp: {names}",
    en: "The backup had an older schema, upgraded: {names}",
  },
  schema_current: {
    vi: "Cấu trúc dữ liệu đã là bản mới nhất ({latest}).",
    en: "The schema is the newest one already ({latest}).",
  },
} satisfies Texts;
