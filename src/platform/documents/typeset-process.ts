import { readFileSync } from "node:fs";
import { join } from "node:path";
import { buffer } from "node:stream/consumers";
import { NodeCompiler, PdfStandard, type NodeTypstDocument } from "@myriaddreamin/typst-ts-node-compiler";
import { chineseFonts, hasChinese } from "./chinese-font.ts";

/** The program that sets one document: data for document.typ comes in on standard input, the PDF goes out on standard output. */
const fonts = [
  import.meta.resolve("@expo-google-fonts/source-serif-4/400Regular/SourceSerif4_400Regular.ttf"),
  import.meta.resolve("@expo-google-fonts/source-serif-4/400Regular_Italic/SourceSerif4_400Regular_Italic.ttf"),
  import.meta.resolve("@expo-google-fonts/source-serif-4/700Bold/SourceSerif4_700Bold.ttf"),
  import.meta.resolve("@expo-google-fonts/amiri/400Regular/Amiri_400Regular.ttf"),
  import.meta.resolve("@expo-google-fonts/amiri/700Bold/Amiri_700Bold.ttf"),
].map((address) => readFileSync(new URL(address)));

const paper = (await buffer(process.stdin)).toString("utf8");
const compiler = NodeCompiler.create({
  // A folder that is not there: whatever a template might ask for, there is nothing to read.
  workspace: join(import.meta.dirname, "no-such-folder"),
  fontArgs: [{ fontBlobs: hasChinese(paper) ? [...fonts, ...chineseFonts.map((address) => readFileSync(address))] : fonts }],
});
const { result } = compiler.compile({ mainFileContent: readFileSync(join(import.meta.dirname, "document.typ"), "utf8"), inputs: { paper } });
if (result) process.stdout.write(pdf(result));
else process.exitCode = 1;

/**
 * For screen readers (PDF/UA-1). That standard forbids letters that no font of this machine can draw; a paper with one has the same
 * structure, and makes no claim.
 */
function pdf(document: NodeTypstDocument): Buffer {
  try {
    return compiler.pdf(document, { pdfStandard: PdfStandard.UA_1 });
  } catch {
    return compiler.pdf(document, { pdfStandard: PdfStandard.V_1_7 });
  }
}
