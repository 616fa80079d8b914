import { useMessages } from "#ui/messages.ts";
import type { ClaimState } from "../../model/claim.ts";
import { InformationList } from "../list/InformationList.tsx";

const states = ["stated", "retracted"] as const satisfies readonly ClaimState[];

/** Claims are drawn on the page of their report, so there is nothing to begin here. */
export function ClaimsScreen() {
  const t = useMessages();
  return <InformationList kind="information.claim" path="claims" lead={t("information.screen.claims.lead")} empty={t("information.screen.claims.empty")} states={states} />;
}
