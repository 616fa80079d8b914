import { useQuery } from "@tanstack/react-query";
import { recordQuery, type RecordAnswer } from "#ui/record/record.ts";
import { Case } from "../../model/case/case.ts";
import type { Communication } from "../../model/communication/communication.ts";
import { caseKindName, casePath } from "../case-path.ts";

/** The case of a letter, for those to whom it is open; a senior who clears the letter may not be one of them. */
export function useCaseOf({ content, linked }: RecordAnswer<Communication>): Case | undefined {
  const isOpen = linked.some(({ id }) => id === content.caseId);
  return useQuery({ ...recordQuery(casePath, caseKindName, content.caseId, Case), enabled: isOpen }).data?.content;
}
