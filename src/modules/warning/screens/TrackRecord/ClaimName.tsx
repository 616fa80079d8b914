import { Link } from "wouter";
import { RaisedLabel } from "#ui/page/RecordLabel.tsx";
import { Bdi } from "#ui/text/Bdi.tsx";
import { UserText } from "#ui/text/UserText.tsx";
import type { WarningTrackRecord } from "../../contract.ts";
import styles from "../form.module.css";

/** The alert by its number, and under it what it claimed. */
export function ClaimName({ claim }: { claim: WarningTrackRecord["waiting"][number] }) {
  return (
    <div className={styles["words"]}>
      <Link href={`/alerts/${claim.id}`}><Bdi>{claim.number}</Bdi> <Bdi>{claim.title}</Bdi></Link> <RaisedLabel label={claim.label} />
      <UserText text={claim.text} lang={claim.language} />
    </div>
  );
}
