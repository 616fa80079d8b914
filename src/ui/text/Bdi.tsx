import type { ReactNode } from "react";

/** A name, a code or a number: keeps its own direction inside a sentence of the other one. */
export function Bdi({ children, lang }: { children: ReactNode; lang?: string }) {
  return <bdi lang={lang}>{children}</bdi>;
}
