/** The thread in which a Word file is read. */
import { answering } from "../server/threadAnswer.server.ts";
import { readWord } from "./wordRead.server.ts";

await answering(readWord);
