import { setImmediate as nextTurn } from "node:timers/promises";
import { Writable } from "node:stream";
import { expect, test } from "vitest";
import { gatherWrites } from "./gather-writes.ts";

/** What arrives, in the pieces in which it does. */
function pieces(): { readonly stream: Writable; readonly arrived: string[] } {
  const arrived: string[] = [];
  const stream = new Writable({
    write: (chunk, _encoding, done) => {
      arrived.push(String(chunk));
      done();
    },
    writev: (chunks, done) => {
      arrived.push(chunks.map(({ chunk }) => String(chunk)).join(""));
      done();
    },
  });
  return { stream, arrived };
}

test("what is written at once, and by whatever follows without waiting, goes out in one piece and in its order", async () => {
  const { stream, arrived } = pieces();
  gatherWrites(stream);
  await nextTurn();
  await Promise.resolve();
  stream.write("begin;");
  void Promise.resolve().then(() => stream.write("first;")).then(() => stream.write("second;"));
  expect(arrived).toEqual([]);
  await nextTurn();
  expect(arrived).toEqual(["begin;first;second;"]);
});

test("what is written later goes out by itself; a writer that corks what belongs together still may", async () => {
  const { stream, arrived } = pieces();
  gatherWrites(stream);
  stream.write("one;");
  await nextTurn();
  stream.cork();
  stream.write("two,");
  stream.write("together;");
  stream.uncork();
  await nextTurn();
  expect(arrived).toEqual(["one;", "two,together;"]);
});

test("a writer learns that its words arrived, and the last of them arrive before the end", async () => {
  const { stream, arrived } = pieces();
  gatherWrites(stream);
  const told = new Promise((resolve) => stream.write("said;", resolve));
  stream.end("bye");
  await told;
  expect(arrived.join("")).toBe("said;bye");
});
