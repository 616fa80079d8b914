import { LabelMark, type LabelName } from "./LabelMark.tsx";
import { useSeenLabel } from "./seen-labels.ts";

/** The classification of one record among others; the page it stands on is marked at least as high. */
export function RecordLabel({ label }: { label: LabelName }) {
  useSeenLabel(label);
  return <LabelMark label={label} />;
}

/** The same where most are unclassified and a mark at each would only be noise. */
export function RaisedLabel({ label }: { label: LabelName }) {
  useSeenLabel(label);
  return label === "unclassified" ? null : <> <LabelMark label={label} /></>;
}
