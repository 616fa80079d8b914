const marks = [",", ";", "\t", "|"] as const;

/** The first two lines of a separated table: the names of its columns and, as an example, what its first row says. The server reads the file itself; this is for showing what was chosen. */
export function headerOf(start: string): { readonly header: readonly string[]; readonly example: readonly string[] } {
  const [first = "", second = ""] = start.replace(/^\ufeff/, "").split(/\r?\n/);
  const mark = marks.toSorted((one, other) => first.split(other).length - first.split(one).length)[0] ?? ",";
  return { header: cellsOf(first, mark), example: cellsOf(second, mark) };
}

function cellsOf(line: string, mark: string): string[] {
  const cells = line.match(new RegExp(`("(?:[^"]|"")*"|[^${mark}]*)(?:${mark === "|" ? "\\|" : mark}|$)`, "g")) ?? [];
  // The pattern also finds the nothing behind the last cell.
  return cells.slice(0, line === "" ? 0 : -1).map((cell) => cell.replace(new RegExp(`${mark === "|" ? "\\|" : mark}$`), "").trim().replace(/^"(.*)"$/s, "$1").replaceAll('""', '"').trim());
}
