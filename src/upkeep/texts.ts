/** The words of keeping the installation: backups, restoring, the findings of `doctor`. */

import type { Texts } from "../prose/text.ts";
import { settingsTexts } from "../settings/texts.ts";

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
  backup_restored_entrances: {
    vi: "Lượt đăng nhập, mã truy cập, liên kết và mã dự phòng trong bản sao lưu đều hết hiệu lực: ai dùng xác thực hai lớp hãy vào Tài khoản tạo mã dự phòng mới. Mật khẩu, quyền và xác thực hai lớp trở lại như lúc sao lưu: mật khẩu nào đổi sau đó vì bị lộ thì phải đặt lại, quyền nào thu hồi sau đó thì phải thu hồi lại.",
    en: "Sessions, tokens, links and recovery codes of the backup have ended: whoever uses the second factor makes new recovery codes under Account. Passwords, roles and second factors are again as in the backup: a password changed since because it was known must be set anew, a right taken since must be taken again.",
  },
  backup_restored_upgraded: {
    vi: "Bản sao lưu có cấu trúc cũ, đã nâng cấp: {names}",
    en: "The backup had an older schema, upgraded: {names}",
  },
  schema_current: {
    vi: "Cấu trúc dữ liệu đã là bản mới nhất ({latest}).",
    en: "The schema is the newest one already ({latest}).",
  },
  health: settingsTexts.health,
  level_fine: { vi: "tốt", en: "fine" },
  level_warning: { vi: "cần xem", en: "look at it" },
  level_fault: { vi: "phải sửa", en: "must be mended" },
  doctor_fine: { vi: "Không thấy gì phải sửa.", en: "Nothing needs mending." },
  doctor_wrong: { vi: "{count} việc cần làm.", en: "{count} things to do." },
  doctor_nothing: {
    vi: "Cơ sở dữ liệu còn trống. Hãy chạy npm start lần đầu.",
    en: "The database is empty. Run npm start first.",
  },
  check_disk: { vi: "Đĩa", en: "Disk" },
  found_disk_fine: { vi: "còn {free} GB ({share}%).", en: "{free} GB free ({share}%)." },
  found_disk_short: { vi: "còn {free} GB ({share}%).", en: "{free} GB free ({share}%)." },
  todo_disk_short: {
    vi: "Dọn đĩa hoặc thêm chỗ trước khi còn dưới 1 GB.",
    en: "Make room before less than 1 GB is left.",
  },
  found_disk_full: { vi: "chỉ còn {free} GB.", en: "only {free} GB free." },
  todo_disk_full: {
    vi: "Dọn đĩa ngay: hết chỗ thì không ghi được báo cáo. Bản sao lưu cũ có thể chuyển sang máy khác.",
    en: "Make room now: without it no report can be written. Old backups can move to another machine.",
  },
  found_disk_elsewhere: {
    vi: "là của máy chủ PostgreSQL ở nơi khác, không xem được từ đây; người quản trị máy ấy theo dõi.",
    en: "it is that of the PostgreSQL server elsewhere, which cannot be seen from here; its administrator watches it.",
  },
  found_disk_unknown: { vi: "không xem được thư mục {folder}.", en: "the folder {folder} cannot be looked at." },
  todo_disk_unknown: {
    vi: "Kiểm tra QUYET_DATA và quyền của thư mục.",
    en: "See QUYET_DATA and who may read the folder.",
  },
  check_backup: { vi: "Sao lưu", en: "Backup" },
  found_backup_fine: { vi: "bản gần nhất {hours} giờ trước.", en: "the last one {hours} hours ago." },
  found_backup_never: { vi: "chưa có bản nào.", en: "there is none." },
  todo_backup_never: {
    vi: "Chạy backup ngay và đặt lịch hằng đêm (operators/quyet-backup.timer).",
    en: "Run backup now and every night (operators/quyet-backup.timer).",
  },
  found_backup_old: { vi: "bản gần nhất đã {days} ngày.", en: "the last one is {days} days old." },
  todo_backup_old: {
    vi: "Xem lịch sao lưu còn chạy không: systemctl list-timers quyet-backup.timer; rồi chạy backup.",
    en: "See whether the nightly backup still runs: systemctl list-timers quyet-backup.timer; then run backup.",
  },
  check_schema: { vi: "Cấu trúc dữ liệu", en: "Schema" },
  found_schema_fine: { vi: "mới nhất (bước {step}).", en: "the newest (step {step})." },
  found_schema_behind: { vi: "thiếu {count} bước nâng cấp.", en: "{count} upgrades are missing." },
  todo_schema_behind: { vi: "Chạy upgrade hoặc khởi động lại dịch vụ.", en: "Run upgrade or restart the service." },
  found_schema_ahead: { vi: "mới hơn chương trình ({migration}).", en: "newer than the program ({migration})." },
  todo_schema_ahead: { vi: "Dùng bản Quyết mới hơn.", en: "Use the newer Quyết." },
  check_database: { vi: "Cơ sở dữ liệu", en: "Database" },
  found_database_fine: { vi: "PostgreSQL {version} đi kèm, ghi bền.", en: "PostgreSQL {version} on board, durable." },
  found_database_outside: {
    vi: "PostgreSQL {version} ở ngoài, ghi bền.",
    en: "PostgreSQL {version} outside, durable.",
  },
  found_database_not_durable: { vi: "đang tắt {settings}.", en: "{settings} is off." },
  todo_database_not_durable: {
    vi: "Bật lại: mất điện có thể mất số liệu đã báo là lưu.",
    en: "Turn it on: a power cut could lose acknowledged figures.",
  },
  check_role: { vi: "Vai trò trong PostgreSQL", en: "Role in PostgreSQL" },
  found_role_fine: {
    vi: "“{role}”, chỉ có quyền trong cơ sở dữ liệu.",
    en: "“{role}”, with rights in the database alone.",
  },
  found_role_superuser: {
    vi: "“{role}” là quản trị cả máy chủ PostgreSQL (superuser).",
    en: "“{role}” is a superuser of the PostgreSQL server.",
  },
  todo_role_superuser: {
    vi: "Tạo vai trò riêng làm chủ cơ sở dữ liệu của Quyết, rồi chuyển các bảng cho vai trò ấy (xem docs/operators.md).",
    en: "Make a role that owns Quyết's database alone, and give it the tables (see docs/operators.md).",
  },
  check_marks: { vi: "Số tổng hợp", en: "Roll-ups" },
  found_marks_fine: { vi: "{count} việc đang chờ.", en: "{count} waiting." },
  found_marks_many: { vi: "{count} việc đang chờ.", en: "{count} waiting." },
  todo_marks_many: {
    vi: "Nếu dịch vụ đang chạy mà số này không giảm, xem nhật ký có fold_failed không. Số đọc ra vẫn đúng, chỉ chậm.",
    en: "If the service runs and this does not fall, look for fold_failed in the log. Figures stay right, only slow.",
  },
  check_clock: { vi: "Đồng hồ", en: "Clock" },
  found_clock_fine: { vi: "đúng.", en: "right." },
  found_clock_apart: {
    vi: "lệch {seconds} giây với máy chủ cơ sở dữ liệu.",
    en: "{seconds} seconds from the database's.",
  },
  todo_clock_apart: {
    vi: "Bật đồng bộ giờ (chrony, systemd-timesyncd) ở cả hai máy.",
    en: "Turn on time synchronisation on both machines.",
  },
  found_clock_behind: {
    vi: "có báo cáo ghi sau giờ hiện tại {days} ngày.",
    en: "a report is dated {days} days from now.",
  },
  todo_clock_behind: { vi: "Kiểm tra ngày giờ của máy.", en: "See the machine's date." },
  check_modes: { vi: "Quyền tệp", en: "File modes" },
  found_modes_fine: { vi: "khóa và bản sao lưu chỉ chủ đọc được.", en: "secrets and backups are the owner's alone." },
  found_modes_of_windows: {
    vi: "theo quyền của Windows, không kiểm tra được từ đây.",
    en: "kept by Windows, not seen from here.",
  },
  found_modes_folder_open: {
    vi: "người khác trên máy xem hoặc ghi được trong thư mục {folder}.",
    en: "others on this machine may look or write in the folder {folder}.",
  },
  todo_modes_folder_open: { vi: "chmod 700 {folder}", en: "chmod 700 {folder}" },
  found_modes_open: { vi: "người khác đọc được: {files}.", en: "others may read: {files}." },
  todo_modes_open: { vi: "chmod 600 các tệp ấy.", en: "chmod 600 these files." },
  check_address: { vi: "Địa chỉ", en: "Address" },
  found_address_fine: { vi: "{origin}, có mã hóa.", en: "{origin}, encrypted." },
  found_address_local: { vi: "{origin}, chỉ trên máy này.", en: "{origin}, on this machine alone." },
  found_address_plain: { vi: "{origin} không mã hóa.", en: "{origin} is not encrypted." },
  todo_address_plain: {
    vi: "Dùng https: QUYET_TLS, hoặc máy chủ trung gian với QUYET_PROXY; QUYET_PLAIN_HTTP chỉ để thử.",
    en: "Use https: QUYET_TLS, or a proxy with QUYET_PROXY; QUYET_PLAIN_HTTP is for trying only.",
  },
  found_address_unnamed: {
    vi: "mở ra ngoài ở {host} nhưng người dùng được chỉ tới {origin}.",
    en: "opens at {host}, but people are sent to {origin}.",
  },
  todo_address_unnamed: {
    vi: "Đặt QUYET_ORIGIN là địa chỉ mà người dùng gõ.",
    en: "Set QUYET_ORIGIN to what people type.",
  },
  found_address_no_proxy: {
    vi: "{origin} đến qua máy chủ trung gian nào không rõ.",
    en: "{origin} comes through a proxy that is not named.",
  },
  todo_address_no_proxy: {
    vi: "Đặt QUYET_PROXY là địa chỉ IP của máy chủ trung gian, để biết yêu cầu từ đâu tới.",
    en: "Set QUYET_PROXY to the proxy's IP address, so that it is known where requests come from.",
  },
  found_certificate_short: { vi: "chứng thư còn {days} ngày.", en: "the certificate holds {days} more days." },
  todo_certificate_short: { vi: "Gia hạn chứng thư.", en: "Renew the certificate." },
  found_certificate_over: {
    vi: "chứng thư hết hạn hoặc không đọc được.",
    en: "the certificate is over or unreadable.",
  },
  todo_certificate_over: {
    vi: "Thay chứng thư trong QUYET_TLS rồi khởi động lại.",
    en: "Replace the certificate of QUYET_TLS and restart.",
  },
  check_mail: { vi: "Thư", en: "Mail" },
  found_mail_off: {
    vi: "không gửi thư; mọi người xem thông báo trong ứng dụng.",
    en: "none is sent; people see notices in the application.",
  },
  found_mail_fine: {
    vi: "máy chủ thư nhận; {waiting} thư đang chờ gửi.",
    en: "the server takes it; {waiting} wait to be sent.",
  },
  found_mail_certificate: {
    vi: "không tin được chứng thư của máy chủ thư ({reason}); {waiting} thư đang chờ.",
    en: "the server's certificate is not to be trusted ({reason}); {waiting} wait.",
  },
  todo_mail_certificate: {
    vi: "Chứng thư do cơ quan tự cấp: đặt NODE_EXTRA_CA_CERTS là đường dẫn tới chứng thư gốc ấy (.pem) rồi khởi động lại. Hết hạn hoặc sai tên máy: thay chứng thư ở máy chủ thư, và ghi trong QUYET_SMTP đúng tên có trong chứng thư.",
    en: "A certificate of your own authority: set NODE_EXTRA_CA_CERTS to that authority's certificate (.pem) and start again. Expired or of another name: renew it at the mail server, and write in QUYET_SMTP the name that it bears.",
  },
  found_mail_refused: {
    vi: "máy chủ thư không nhận ({reason}); {waiting} thư đang chờ.",
    en: "the server does not take it ({reason}); {waiting} wait.",
  },
  todo_mail_refused: {
    vi: "Xem QUYET_SMTP: tên máy, cổng, tài khoản, và tường lửa có cho ra cổng ấy không. Thư chờ sẽ tự gửi lại.",
    en: "See QUYET_SMTP: host, port, account, and whether the firewall lets it out. What waits is sent by itself.",
  },
  found_mail_lost: {
    vi: "{lost} thư trong 7 ngày qua gửi nhiều lần không được.",
    en: "{lost} messages of the last 7 days could not be sent.",
  },
  todo_mail_lost: {
    vi: "Xem địa chỉ thư của người nhận có đúng không; nhật ký ghi mail_failed cho từng thư.",
    en: "See whether the addresses are right; the log has mail_failed for each.",
  },
  check_people: { vi: "Người quản trị", en: "Administrators" },
  found_people_fine: {
    vi: "{administrators} người; {waiting} tài khoản chưa đặt mật khẩu.",
    en: "{administrators}; {waiting} accounts without a password.",
  },
  found_people_alone: { vi: "chỉ có một người.", en: "there is only one." },
  todo_people_alone: {
    vi: "Thêm người thứ hai, để không bị khóa ngoài khi người kia vắng hoặc quên mật khẩu.",
    en: "Add a second one, so that nobody is locked out when the first is away.",
  },
  found_people_nobody: { vi: "chưa có ai.", en: "there is none." },
  todo_people_nobody: {
    vi: "Khởi động lại: chương trình in liên kết lập người quản trị đầu tiên.",
    en: "Restart: the program prints the link for the first administrator.",
  },
  today_health: settingsTexts.health,
  today_health_wrong: { vi: "{count} việc cần làm cho hệ thống", en: "{count} things to do for the system" },
  today_see_health: { vi: "Xem cách xử lý", en: "See what to do" },
} satisfies Texts;
