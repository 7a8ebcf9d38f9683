#!/usr/bin/env node
/** The `quyet` command: `npm run --silent quyet -- <command>`. Each command is imported when it is called. */
import { failed, type Terminal, wrongCall } from "./commands/terminal.server.ts";

type Command = { run(words: string[], terminal: Terminal): Promise<number> };

const commands: Record<string, () => Promise<Command>> = {
  start: () => import("./commands/start.server.ts"),
  demo: () => import("./commands/demo.server.ts"),
  load: () => import("./commands/load.server.ts"),
  export: () => import("./commands/export.server.ts"),
  standing: () => import("./commands/standing.server.ts"),
  annex: () => import("./commands/annex.server.ts"),
  tasks: () => import("./commands/tasks.server.ts"),
  cases: () => import("./commands/cases.server.ts"),
  review: () => import("./commands/review.server.ts"),
  wide: () => import("./commands/wide.server.ts"),
  backup: () => import("./commands/backup.server.ts"),
  restore: () => import("./commands/restore.server.ts"),
  doctor: () => import("./commands/doctor.server.ts"),
  upgrade: () => import("./commands/upgrade.server.ts"),
  build: () => import("./commands/build.server.ts"),
};

const terminal: Terminal = {
  write: (content) => process.stdout.write(content),
  isScreen: process.stdout.isTTY === true,
  complain: (text) => process.stderr.write(text),
  environment: process.env,
};

// React takes several times as long to draw a page wherever it may be under development. It is said before any command is
// imported: whatever imports React earlier would take the other of its two builds, and the two draw nothing together.
process.env.NODE_ENV = "production";

async function main([name, ...words]: string[]): Promise<number> {
  const known = Object.keys(commands);
  const command = name !== undefined && Object.hasOwn(commands, name) ? commands[name] : undefined;
  try {
    if (!command) throw wrongCall("command_unknown", { name: name ?? "", known: known.join(", ") });
    const { run } = await command();
    return await run(words, terminal);
  } catch (error) {
    return failed(error, terminal);
  }
}

// Whoever reads no further, as `head` does, is no reason to stop what goes on: a load, or a server whose log nobody takes.
for (const stream of [process.stdout, process.stderr])
  stream.on("error", (error) => {
    if (!("code" in error) || error.code !== "EPIPE") throw error;
  });

process.exitCode = await main(process.argv.slice(2));
