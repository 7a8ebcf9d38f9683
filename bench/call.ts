/** A program that calls the API as programs do: over connections that stay open, answers as they are. */
import { Agent, request } from "node:http";

export type Caller = { call(url: string, asked: Asked): Promise<string>; close(): void };
type Asked = { token: string; method?: "PUT"; body?: string; headers?: Record<string, string> };

/** At most so many connections; an answer that is not a success is an error. */
export function openCaller(connections: number): Caller {
  const agent = new Agent({ keepAlive: true, maxSockets: connections });
  return {
    call: (url, { token, method, body, headers }) =>
      new Promise((resolve, reject) => {
        const length: Record<string, string | number> =
          body === undefined ? {} : { "content-type": "application/json", "content-length": Buffer.byteLength(body) };
        const sent = request(url, {
          method: method ?? (body === undefined ? "GET" : "POST"),
          agent,
          headers: { authorization: `Bearer ${token}`, ...length, ...headers },
        });
        sent.on("response", (response) => {
          let answer = "";
          response.setEncoding("utf8");
          response.on("data", (text: string) => {
            answer += text;
          });
          response.on("end", () =>
            response.statusCode === 200 || response.statusCode === 201
              ? resolve(answer)
              : reject(new Error(`${url}: ${response.statusCode} ${answer}`)),
          );
        });
        sent.on("error", reject);
        sent.end(body);
      }),
    close: () => agent.destroy(),
  };
}
