import { useMessages } from "#ui/messages.ts";
import { recommendationAddressees } from "../../model/recommendation/recommendation.ts";
import { recommendationStates } from "../../model/recommendation/recommendation-steps.ts";
import { RecordList } from "../RecordList.tsx";
import { recommendationKindName, recommendationPath } from "../recommendation-path.ts";
import { visitRoles } from "../visit-path.ts";

export function RecommendationsScreen() {
  const t = useMessages();
  const addressee = { name: "addressee", label: t("protection.screen.recommendation.addressee"), options: recommendationAddressees.map((one) => ({ value: one, text: t(`protection.recommendation-addressee.${one}`) })) };
  return <RecordList path={recommendationPath} kind={recommendationKindName} words="protection.screen.recommendations" states={recommendationStates} creators={visitRoles} further={addressee} />;
}
