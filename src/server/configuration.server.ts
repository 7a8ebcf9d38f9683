/** What the operator sets, read once from the environment. Whatever is wrong is said at once, each by its variable's name. */

import { resolve } from "node:path";
import { z } from "zod";
import { AppError, type Fault } from "./error.ts";
import { plainAddress } from "./http/address.server.ts";
import { isLoopback } from "./loopback.ts";

export type Configuration = {
  host: string;
  port: number;
  dataFolder: string;
  /** An outside PostgreSQL; undefined: the embedded one in the data folder. */
  databaseUrl: string | undefined;
  /** The address people use: scheme, host, port, nothing behind. */
  origin: string;
  /** Whether people reach it by HTTPS, here or at the proxy. */
  isSecure: boolean;
  tls: { certificate: string; key: string } | undefined;
  /** Addresses of the proxies whose `X-Forwarded-*` is believed. */
  proxies: readonly string[];
  /** The server that takes the daily mail; undefined: none is sent. */
  mail: MailServer | undefined;
};

/** Where mail goes out: `smtp://user:password@host:587`, or `smtps://` under TLS from the start; and in whose name. */
export type MailServer = { url: string; from: string };

const Environment = z.object({
  HOST: z
    .string()
    .regex(/^[\w.:-]+$/, "setting_host_wrong")
    .default("127.0.0.1"),
  PORT: z
    .string()
    .regex(/^\d{1,5}$/, "setting_port_wrong")
    .transform(Number)
    .refine((port) => port >= 1 && port <= 65535, "setting_port_wrong")
    .default(3000),
  QUYET_DATA: z.string().default("data"),
  DATABASE_URL: z.string().refine(isPostgresUrl, "setting_database_url_wrong").optional(),
  QUYET_ORIGIN: z.string().refine(isOrigin, "setting_origin_wrong").optional(),
  QUYET_TLS: z
    .string()
    .transform((text) => text.split(",").map((path) => path.trim()))
    .refine((paths) => paths.length <= 2 && paths.every((path) => path !== ""), "setting_tls_wrong")
    .optional(),
  QUYET_PROXY: z
    .string()
    .transform((text) => text.split(",").map(plainAddress))
    .refine((addresses) => addresses.every((address) => address !== undefined), "setting_proxy_wrong")
    .default([]),
  QUYET_SMTP: z.string().refine(isSmtpUrl, "setting_smtp_wrong").optional(),
  QUYET_MAIL_FROM: z
    .string()
    .regex(/^[^<>\r\n]*<?[^\s<>@]+@[^\s<>@]+>?$/, "setting_mail_from_wrong")
    .optional(),
  QUYET_PLAIN_HTTP: z
    .enum(["yes", "no"], "setting_plain_http_wrong")
    .transform((answer) => answer === "yes")
    .default(false),
});

/** An empty variable counts as not set. Plain HTTP beyond this machine is refused unless told (TRUST S14). */
export function readConfiguration(environment: NodeJS.ProcessEnv): Configuration {
  const given = Object.fromEntries(Object.entries(environment).filter(([, value]) => value?.trim()));
  const parsed = Environment.safeParse(given);
  if (!parsed.success) {
    const faults = parsed.error.issues.map(({ path, message }) => faultOf(String(path[0]), message, given));
    throw new AppError("configuration_wrong", 400, {}, faults);
  }
  const settings = parsed.data;
  const [certificate, key] = settings.QUYET_TLS ?? [];
  const scheme = certificate === undefined ? "http" : "https";
  const origin = new URL(settings.QUYET_ORIGIN ?? `${scheme}://${inAddress(settings.HOST)}:${settings.PORT}`).origin;
  const configuration: Configuration = {
    host: settings.HOST,
    port: settings.PORT,
    dataFolder: resolve(settings.QUYET_DATA),
    databaseUrl: settings.DATABASE_URL,
    origin,
    isSecure: origin.startsWith("https:"),
    tls:
      certificate === undefined ? undefined : { certificate: resolve(certificate), key: resolve(key ?? certificate) },
    proxies: settings.QUYET_PROXY,
    mail: mailServer(settings.QUYET_SMTP, settings.QUYET_MAIL_FROM, origin),
  };
  const fault = settings.QUYET_PLAIN_HTTP ? undefined : transportFault(configuration);
  if (fault) throw new AppError("configuration_wrong", 400, {}, [fault]);
  return configuration;
}

function transportFault({ host, tls, proxies, origin, isSecure }: Configuration): Fault | undefined {
  const originIsHere = isLoopback(new URL(origin).hostname);
  if (!isLoopback(host) && !tls && proxies.length === 0) return { code: "setting_plain_http_refused" };
  if (!originIsHere && !isSecure) return { code: "setting_origin_not_secure", details: { value: origin } };
  return undefined;
}

function faultOf(name: string, code: string, given: NodeJS.ProcessEnv): Fault {
  // The address of a database or a mail server holds its password.
  const value = name === "DATABASE_URL" || name === "QUYET_SMTP" ? "…" : (given[name] ?? "");
  return { code, place: { field: name }, details: { value } };
}

function isPostgresUrl(text: string): boolean {
  return URL.canParse(text) && /^postgres(ql)?:$/.test(new URL(text).protocol);
}

function isSmtpUrl(text: string): boolean {
  return URL.canParse(text) && /^smtps?:$/.test(new URL(text).protocol) && new URL(text).hostname !== "";
}

/** Without a sender of its own, mail comes from the host that people know. */
function mailServer(url: string | undefined, from: string | undefined, origin: string): MailServer | undefined {
  return url === undefined ? undefined : { url, from: from ?? `Quyết <quyet@${new URL(origin).hostname}>` };
}

function isOrigin(text: string): boolean {
  if (!URL.canParse(text)) return false;
  const url = new URL(text);
  const isBare = url.pathname === "/" && url.search === "" && url.hash === "" && url.username === "";
  return /^https?:$/.test(url.protocol) && isBare;
}

function inAddress(host: string): string {
  return host.includes(":") ? `[${host}]` : host;
}
