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
  postgres_not_durable_by_role: {
    vi: "Cơ sở dữ liệu “{database}” đang tắt {setting} riêng cho người dùng “{role}”, số liệu đã ghi có thể mất khi mất điện. Hãy bỏ thiết lập ấy (ALTER ROLE … RESET {setting}) rồi khởi động.",
    en: "The database “{database}” has {setting} off for the role “{role}”: written data could be lost in a power cut. Take that setting back (ALTER ROLE … RESET {setting}) and start again.",
  },
  postgres_not_durable_by_database: {
    vi: "Cơ sở dữ liệu “{database}” đang tắt {setting} cho riêng nó, số liệu đã ghi có thể mất khi mất điện. Hãy bỏ thiết lập ấy (ALTER DATABASE … RESET {setting}) rồi khởi động.",
    en: "The database “{database}” has {setting} off for itself: written data could be lost in a power cut. Take that setting back (ALTER DATABASE … RESET {setting}) and start again.",
  },
  postgres_not_utf8: {
    vi: "Cơ sở dữ liệu “{database}” lưu chữ theo mã {encoding}, không giữ được đủ chữ tiếng Việt. Hãy tạo cơ sở dữ liệu mới với ENCODING 'UTF8'.",
    en: "The database “{database}” keeps text as {encoding}, which does not hold all of Vietnamese. Make a new database with ENCODING 'UTF8'.",
  },
  postgres_read_only: {
    vi: "Cơ sở dữ liệu “{database}” chỉ cho người dùng “{role}” đọc, không cho ghi. Hãy trỏ DATABASE_URL tới máy chủ chính, hoặc bỏ thiết lập chỉ đọc.",
    en: "The database “{database}” lets the role “{role}” only read. Point DATABASE_URL at the primary server, or take the read-only setting back.",
  },
  postgres_behind_pooler: {
    vi: "Ở {place} là bộ gom kết nối đổi kết nối sau mỗi giao dịch (như PgBouncer ở chế độ transaction hoặc statement); khóa và câu lệnh đã chuẩn bị của Quyết sẽ lạc sang kết nối khác. Hãy trỏ DATABASE_URL thẳng tới PostgreSQL, hoặc đặt bộ gom ở chế độ session.",
    en: "At {place} a pooler changes connections after each transaction (as PgBouncer in transaction or statement mode does); locks and prepared statements of Quyết would end up on others. Point DATABASE_URL at PostgreSQL itself, or set the pooler to session mode.",
  },
  postgres_without_schema: {
    vi: "Người dùng “{role}” không có schema nào trong cơ sở dữ liệu “{database}” để đặt bảng. Hãy tạo schema mà search_path của người dùng ấy nêu.",
    en: "The role “{role}” has no schema in the database “{database}” to put tables in. Create the schema that its search_path names.",
  },
  postgres_without_rights: {
    vi: "Người dùng “{role}” không được tạo bảng trong schema “{schema}” của cơ sở dữ liệu “{database}”. Hãy để người dùng ấy làm chủ cơ sở dữ liệu.",
    en: "The role “{role}” may not create tables in the schema “{schema}” of the database “{database}”. Make that role the owner of the database.",
  },
  postgres_of_another_program: {
    vi: "Schema “{schema}” của cơ sở dữ liệu “{database}” đã có bảng “{table}” không phải của Quyết. Hãy dùng một cơ sở dữ liệu trống.",
    en: "The schema “{schema}” of the database “{database}” has the table “{table}”, which is not Quyết's. Use an empty database.",
  },
  postgres_tables_of_another_role: {
    vi: "Bảng “{table}” trong cơ sở dữ liệu “{database}” thuộc người dùng khác, nên “{role}” không nâng cấp được. Hãy chuyển các bảng cho “{role}” (REASSIGN OWNED).",
    en: "The table “{table}” in the database “{database}” belongs to another role, so that “{role}” cannot upgrade it. Give the tables to “{role}” (REASSIGN OWNED).",
  },
  setting_unreadable: {
    vi: "Cài đặt {name} trong cơ sở dữ liệu không đọc được. Xin báo người quản trị.",
    en: "The setting {name} in the database cannot be read. Please tell the administrator.",
  },
  postgres_not_answering: {
    vi: "Cơ sở dữ liệu trong {folder} chưa trả lời sau {seconds} giây.",
    en: "The database in {folder} has not answered for {seconds} seconds.",
  },
  postgres_not_reached: {
    vi: "Không kết nối được cơ sở dữ liệu ở DATABASE_URL: {reason}",
    en: "The database at DATABASE_URL cannot be reached: {reason}",
  },
  postgres_too_old: {
    vi: "Cơ sở dữ liệu ở DATABASE_URL là PostgreSQL {version}; cần bản 15 trở lên.",
    en: "The database at DATABASE_URL is PostgreSQL {version}; version 15 or later is needed.",
  },
  not_built: {
    vi: "Chương trình chưa được dựng từ mã nguồn này, và người dùng đang chạy không được ghi vào {folder}. Hãy chạy “npm run build” ở đó bằng người dùng đã cài chương trình.",
    en: "The program has not been built from these sources, and the user who runs it may not write to {folder}. Run “npm run build” there as the user who installed it.",
  },
  build_failed: {
    vi: "Không dựng được chương trình từ mã nguồn:\n{output}",
    en: "The program could not be built from its sources:\n{output}",
  },
  data_folder_of_another: {
    vi: "Thư mục dữ liệu {folder} thuộc người dùng số {user} của máy này (65534: Quyết đã chạy bằng quyền root). Hãy chạy bằng đúng người dùng đó, hoặc chọn thư mục khác bằng QUYET_DATA.",
    en: "The data folder {folder} belongs to user number {user} of this machine (65534: Quyết ran as root). Run it as that same user, or choose another folder with QUYET_DATA.",
  },
  data_folder_in_use: {
    vi: "Thư mục dữ liệu {folder} đang được một chương trình Quyết khác sử dụng. Hãy dừng chương trình đó, hoặc chọn thư mục khác bằng QUYET_DATA.",
    en: "The data folder {folder} is in use by another running Quyết. Stop that one, or choose another folder with QUYET_DATA.",
  },
  data_folder_open: {
    vi: "Người khác trên máy ghi hoặc đọc được {folder}, nên số liệu và khóa trong đó không an toàn. Hãy chạy: chmod 700 {folder}",
    en: "Others on this machine may write or read {folder}, so its data and secrets are not safe. Run: chmod 700 {folder}",
  },
  data_folder_closed: {
    vi: "Không đọc hoặc ghi được thư mục dữ liệu {folder}. Hãy chạy bằng người dùng sở hữu thư mục này.",
    en: "The data folder {folder} cannot be read or written. Start as the user who owns it.",
  },
  schema_newer: {
    vi: "Cơ sở dữ liệu đã được một bản Quyết mới hơn nâng cấp ({migration}). Hãy dùng bản mới đó.",
    en: "A newer Quyết has upgraded this database ({migration}). Use that version.",
  },
  configuration_wrong: {
    vi: "Cấu hình chưa đúng.",
    en: "The configuration is wrong.",
  },
  setting_host_wrong: {
    vi: "HOST phải là địa chỉ hoặc tên máy, ví dụ 127.0.0.1; đang là “{value}”.",
    en: "HOST must be an address or a host name such as 127.0.0.1; it is “{value}”.",
  },
  setting_port_wrong: {
    vi: "PORT phải là số từ 1 đến 65535; đang là “{value}”.",
    en: "PORT must be a number from 1 to 65535; it is “{value}”.",
  },
  setting_database_url_wrong: {
    vi: "DATABASE_URL phải có dạng postgresql://người-dùng:mật-khẩu@máy-chủ:5432/cơ-sở-dữ-liệu.",
    en: "DATABASE_URL must look like postgresql://user:password@host:5432/database.",
  },
  setting_origin_wrong: {
    vi: "QUYET_ORIGIN phải là địa chỉ mà người dùng mở, ví dụ https://quyet.huyen.vn, không kèm đường dẫn; đang là “{value}”.",
    en: "QUYET_ORIGIN must be the address people open, such as https://quyet.example, without a path; it is “{value}”.",
  },
  setting_origin_not_secure: {
    vi: "QUYET_ORIGIN là “{value}”, không được mã hóa. Hãy dùng https qua QUYET_TLS hoặc máy chủ trung gian, hoặc đặt QUYET_PLAIN_HTTP=yes khi thử nghiệm.",
    en: "QUYET_ORIGIN is “{value}”, which is not encrypted. Use https by QUYET_TLS or a proxy, or set QUYET_PLAIN_HTTP=yes for development.",
  },
  setting_tls_wrong: {
    vi: "QUYET_TLS phải là tệp PEM có chứng thư và khóa, hoặc hai tệp cách nhau bằng dấu phẩy; đang là “{value}”.",
    en: "QUYET_TLS must be a PEM file with certificate and key, or two files separated by a comma; it is “{value}”.",
  },
  setting_tls_unreadable: {
    vi: "Không đọc được chứng thư trong QUYET_TLS: {value}.",
    en: "The certificate of QUYET_TLS cannot be read: {value}.",
  },
  setting_proxy_wrong: {
    vi: "QUYET_PROXY phải là địa chỉ IP của máy chủ trung gian, nhiều địa chỉ cách nhau bằng dấu phẩy; đang là “{value}”.",
    en: "QUYET_PROXY must be the IP addresses of proxies, separated by commas; it is “{value}”.",
  },
  setting_smtp_wrong: {
    vi: "QUYET_SMTP phải có dạng smtp://người-dùng:mật-khẩu@máy-chủ:587 hoặc smtps://máy-chủ.",
    en: "QUYET_SMTP must look like smtp://user:password@host:587 or smtps://host.",
  },
  setting_mail_from_wrong: {
    vi: "QUYET_MAIL_FROM phải là một địa chỉ thư, ví dụ “Quyết <quyet@example.gov.vn>”; đang là “{value}”.",
    en: "QUYET_MAIL_FROM must be a mail address such as “Quyết <quyet@example.gov.vn>”; it is “{value}”.",
  },
  setting_plain_http_wrong: {
    vi: "QUYET_PLAIN_HTTP phải là yes hoặc no; đang là “{value}”.",
    en: "QUYET_PLAIN_HTTP must be yes or no; it is “{value}”.",
  },
  setting_plain_http_refused: {
    vi: "HOST mở ra ngoài máy này mà không mã hóa. Hãy đặt QUYET_TLS, hoặc QUYET_PROXY là địa chỉ máy chủ trung gian, hoặc QUYET_PLAIN_HTTP=yes khi thử nghiệm.",
    en: "HOST opens beyond this machine without encryption. Set QUYET_TLS, or QUYET_PROXY to the proxy's address, or QUYET_PLAIN_HTTP=yes for development.",
  },
} satisfies Texts;
