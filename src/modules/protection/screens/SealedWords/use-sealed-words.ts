import { use } from "react";
import { loadVolume } from "#ui/messages.ts";

/** What is said of words that are sealed beside a record comes with the first page that says it. */
export function useSealedWords(): void {
  use(loadVolume("sealed"));
}
