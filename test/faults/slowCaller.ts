/** A caller who never comes to an end (TRUST F5). */
import { connect, type Socket } from "node:net";

/** Sends a byte of a header every half second until it is cut off, and answers what it was told; `sent` after each byte. */
export function slowCaller(port: number, sent: () => void = () => undefined): Promise<string> {
  return new Promise((resolve) => {
    const socket: Socket = connect(port, "127.0.0.1", () => socket.write("GET / HTTP/1.1\r\nX-Slow: "));
    const drip = setInterval(() => socket.write("x", sent), 500);
    let answer = "";
    socket.setEncoding("utf8").on("data", (text: string) => {
      answer += text;
    });
    // Cut off in the middle of a byte, it may not hear why.
    socket.on("error", () => undefined);
    socket.on("close", () => {
      clearInterval(drip);
      resolve(answer);
    });
  });
}
