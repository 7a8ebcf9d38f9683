/** S9 as the program stands in offices: behind a proxy, which writes in its own way where a request came from. */
import { connect } from "node:net";
import { describe, expect, test } from "vitest";
import { addTestPerson, TEST_PASSWORD } from "./access/testPerson.ts";
import { stoppedClock } from "./calendar/clock.ts";
import { testDatabase } from "./database/testDatabase.ts";
import { now } from "./reports/testField.ts";
import { readConfiguration } from "./server/configuration.server.ts";
import { listen } from "./server/http/listen.server.ts";
import { testServer } from "./testServer.ts";

const database = await testDatabase();
const configuration = readConfiguration({ QUYET_ORIGIN: "https://giongtrom.example", QUYET_PROXY: "10.0.0.2" });
const app = await testServer({
  database,
  clock: stoppedClock(now),
  configuration,
  demo: false,
  clientFolder: "build/client",
});
const wrong = "không phải câu này";
let port = 50_000;

/** Each request comes over a connection of its own, so that a port that is taken for a part of the address is a new one. */
const styles: Record<string, (address: string) => Record<string, string>> = {
  "nginx ($remote_addr)": (address) => ({ "X-Forwarded-For": address }),
  "nginx ($proxy_add_x_forwarded_for)": (address) => ({ "X-Forwarded-For": `10.1.1.${port++ % 250}, ${address}` }),
  Caddy: (address) => ({ "X-Forwarded-For": address, "X-Forwarded-Proto": "https", "X-Forwarded-Host": "x" }),
  "IIS (ARR)": (address) => ({ "X-Forwarded-For": `${bracketed(address)}:${port++}`, "X-ARR-SSL": "2048" }),
  "two proxies": (address) => ({ "X-Forwarded-For": `6.6.6.6, ${bracketed(address)}:${port++}, 10.0.0.2:443` }),
  "RFC 7239": (address) => ({
    Forwarded: `for="${bracketed(address)}:${port++}";proto=https;host="giongtrom.example"`,
  }),
};

describe.each(Object.entries(styles))("S9 behind %s", (style, headersOf) => {
  test.each([
    ["203.0.113.9", "203.0.113.77"],
    ["2001:db8::9", "2001:db8:1::77"],
  ])("S9 guesses from %s make that address wait, and nobody at %s", async (guesser, owner) => {
    const username = `hoa.${Object.keys(styles).indexOf(style)}.${guesser.includes(":") ? 6 : 4}`;
    await database.write((tx) => addTestPerson(tx, username, [{ role: "administrator", unitId: undefined }]));
    const signIn = async (address: string, password: string) => {
      const answer = await app.request(
        `${configuration.origin}/dang-nhap`,
        {
          method: "POST",
          body: new URLSearchParams({ username, password }).toString(),
          headers: {
            Origin: configuration.origin,
            "Content-Type": "application/x-www-form-urlencoded",
            ...headersOf(address),
          },
        },
        { incoming: { socket: { remoteAddress: "::ffff:10.0.0.2" } } },
      );
      return answer.status;
    };
    const guesses: number[] = [];
    for (let each = 0; each < 7; each++) guesses.push(await signIn(guesser, wrong));
    expect(guesses).toEqual([401, 401, 401, 401, 401, 429, 429]);
    expect(await signIn(guesser, TEST_PASSWORD)).toBe(429);
    expect(await signIn(owner, TEST_PASSWORD)).toBe(303);
  });
});

test("a body that is refused is let in first, so that a proxy passes our words on and not its own", async () => {
  const server = await listen(app, { host: "127.0.0.1", port: 0 });
  try {
    const body = Buffer.alloc(33 * 1024 * 1024);
    const asked = { "Content-Type": "application/octet-stream", Origin: configuration.origin };
    for (const [path, status] of [
      ["/app/nap-so-lieu", 413],
      ["/api/v1/load", 413],
      ["/dang-nhap", 413],
      ["/khong-co", 413],
    ] as const) {
      expect([path, await sentAsProxy(server.port, path, asked, body)]).toEqual([path, `HTTP/1.1 ${status}`]);
    }
  } finally {
    await server.close();
  }
});

/** As nginx asks: HTTP/1.0, a connection for each request, and nothing is read before all is sent. */
function sentAsProxy(port: number, path: string, headers: Record<string, string>, body: Buffer): Promise<string> {
  const lines = Object.entries({ Host: "localhost", "Content-Length": String(body.length), ...headers });
  return new Promise((resolve, reject) => {
    const socket = connect(port, "127.0.0.1");
    let answer = "";
    let isSent = false;
    socket.on("error", reject);
    socket.on("data", (bytes) => {
      answer += bytes.toString("latin1");
    });
    socket.on("close", () =>
      isSent ? resolve(answer.slice(0, 12)) : reject(new Error(`cut off: ${answer.slice(0, 12)}`)),
    );
    socket.write(`POST ${path} HTTP/1.0\r\n${lines.map(([name, value]) => `${name}: ${value}\r\n`).join("")}\r\n`);
    socket.write(body, () => {
      isSent = true;
    });
  });
}

function bracketed(address: string): string {
  return address.includes(":") ? `[${address}]` : address;
}
