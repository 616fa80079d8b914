import { tableKindName, tablePath } from "../country-table-path.ts";
import { RecordsScreen } from "../RecordsScreen.tsx";

/** Tables of countries and years: what chances of mass killing are learnt from. */
export function CountryTablesScreen() {
  return <RecordsScreen path={tablePath} kind={tableKindName} words="assessment.screen.country-tables" />;
}
