/** The words of the floor: the data folder, the database's process, the configuration. */

import type { Texts } from "../prose/text.ts";

export const serverTexts = {
  postgres_missing: {
    vi: "Không tìm thấy PostgreSQL đi kèm cho hệ máy {platform}. Hãy chạy lại npm ci, hoặc đặt DATABASE_URL tới một máy chủ PostgreSQL từ bản 15.",
    en: "The bundled PostgreSQL for {platform} is missing. Run npm ci again, or point DATABASE_URL at a PostgreSQL server of version 15 or later.",
  },
  postgres_unreachable: {
    vi: "Chạy với quyền root nhưng không tìm được thư mục mà người dùng số {user} đọc được để đặt PostgreSQL. Hãy chạy bằng một người dùng thường.",
    en: "Started as root, but no folder was found where user {user} can read PostgreSQL. Start it as an ordinary user.",
  },
  postgres_failed: {
    vi: "Cơ sở dữ liệu trong {folder} không khởi động được: {reason}",
    en: "The database in {folder} did not start: {reason}",
  },
  postgres_not_durable: {
    vi: "Cơ sở dữ liệu đang tắt {setting}, số liệu đã ghi có thể mất khi mất điện. Hãy bật lại rồi khởi động.",
    en: "The database has {setting} off: written data could be lost in a power cut. Turn it on and start again.",
  },
  postgres_not_answering: {
    vi: "Cơ sở dữ liệu trong {folder} chưa trả lời sau {seconds} giây.",
    en: "The database in {folder} has not answered for {seconds} seconds.",
  },
  data_folder_in_use: {
    vi: "Thư mục dữ liệu {folder} đang được một chương trình Quyết khác sử dụng. Hãy dừng chương trình đó, hoặc chọn thư mục khác bằng QUYET_DATA.",
    en: "The data folder {folder} is in use by another running Quyết. Stop that one, or choose another folder with QUYET_DATA.",
  },
  data_folder_closed: {
    vi: "Không đọc hoặc ghi được thư mục dữ liệu {folder}. Hãy chạy bằng người dùng sở hữu thư mục này.",
    en: "The data folder {folder} cannot be read or written. Start as the user who owns it.",
  },
  schema_newer: {
    vi: "Cơ sở dữ liệu đã được một bản Quyết mới hơn nâng cấp ({migration}). Hãy dùng bản mới đó.",
    en: "A newer Quyết has upgraded this database ({migration}). Use that version.",
  },
} satisfies Texts;
