import { join } from "node:path";
import { buffer } from "node:stream/consumers";
import { NodeCompiler } from "@myriaddreamin/typst-ts-node-compiler";
import * as v from "valibot";
import { cleanFile } from "../../rules/file-hygiene/clean-file.ts";
import { Asked, behindLine, readLine, type Said } from "./drawn.ts";

/** The program that takes one untrusted file apart (D10): a picture without what it tells beside its pixels, or one page of a PDF as a drawing. */
const { line, rest } = readLine(await buffer(process.stdin));
const asked = v.parse(Asked, line);
process.stdout.write(asked.kind === "picture" ? await picture(rest) : page(rest, asked.page));

async function picture(bytes: Buffer): Promise<Buffer> {
  const cleaned = await cleanFile(bytes, "");
  if (cleaned.kind === "clean" && (cleaned.type === "jpeg" || cleaned.type === "png" || cleaned.type === "webp")) return behindLine({ is: "picture", type: `image/${cleaned.type}` }, cleaned.bytes);
  return nothing(cleaned.kind === "refused" && cleaned.why === "too-many-pixels" ? "too-large" : "unreadable");
}

/** Set as a picture on a page of its own size. The typesetter runs no script, follows no link and asks nobody for anything; letters become their outlines. */
function page(bytes: Buffer, number: number): Buffer {
  // A folder that is not there: nothing on the disk can be asked for, and nobody's fonts are looked through.
  const workspace = join(import.meta.dirname, "no-such-folder");
  const compiler = NodeCompiler.create({ workspace, fontArgs: [{ fontBlobs: [] }] });
  compiler.mapShadow(join(workspace, "file.pdf"), bytes);
  const set = (one: number) => compiler.compile({ mainFileContent: `#set page(width: auto, height: auto, margin: 0pt)\n#image("file.pdf", page: ${one})` });
  // How many pages there are it says only of one that is not there.
  const pages = Number(/only has (\d+) page/.exec(JSON.stringify(set(1_000_000).takeDiagnostics()?.shortDiagnostics ?? []))?.[1] ?? 0);
  if (pages < 1) return nothing("unreadable");
  if (number > pages) return nothing("no-such-page");
  const { result } = set(number);
  return result ? behindLine({ is: "page", pages }, Buffer.from(compiler.plainSvg(result))) : nothing("unreadable");
}

function nothing(why: Extract<Said, { is: "nothing" }>["why"]): Buffer {
  return behindLine({ is: "nothing", why }, Buffer.alloc(0));
}
