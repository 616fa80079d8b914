/** As much of a file as its first lines can be: two hundred names and values. */
const startBytes = 65_536;

/** The beginning of a text file, also of one that is packed with gzip. */
export async function startOf(file: File): Promise<string> {
  if (!/\.gz$/i.test(file.name)) return file.slice(0, startBytes).text();
  const reader = file.stream().pipeThrough(new DecompressionStream("gzip")).getReader();
  const text = new TextDecoder();
  let start = "";
  for (let next = await reader.read(); !next.done && start.length < startBytes; next = await reader.read()) start += text.decode(next.value, { stream: true });
  await reader.cancel();
  return start;
}
