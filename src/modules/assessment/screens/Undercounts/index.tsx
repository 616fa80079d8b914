import { RecordsScreen } from "../RecordsScreen.tsx";
import { undercountKindName, undercountPath } from "../undercount-path.ts";

/** Estimates of what nobody recorded. */
export function UndercountsScreen() {
  return <RecordsScreen path={undercountPath} kind={undercountKindName} words="assessment.screen.undercounts" />;
}
