import { use } from "react";
import { loadVolume } from "#ui/messages.ts";

/** What is said of packs alone comes with the first page that says it. */
export function usePackWords(): void {
  use(loadVolume("pack"));
}
