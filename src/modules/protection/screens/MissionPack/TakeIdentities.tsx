import { useQuery } from "@tanstack/react-query";
import { useState } from "react";
import { labelRank } from "#platform/rules/label.ts";
import { RecordField } from "#partners/screens/record-form/RecordField.tsx";
import { Button } from "#ui/button/Button.tsx";
import { useFormat } from "#ui/format.ts";
import { useStepUp } from "#ui/form/step-up.tsx";
import { useMessages } from "#ui/messages.ts";
import { Section } from "#ui/page/Section.tsx";
import { useSession } from "#ui/session.ts";
import { Bdi } from "#ui/text/Bdi.tsx";
import type { SealedSubmissionItem } from "../../contract.ts";
import { takeIdentity, takeSource, type Begun } from "../mission-pack/make-pack.ts";
import type { PackItem } from "../mission-pack/pack-boxes.ts";
import styles from "../protection.module.css";
import type { WordsOf } from "../SealedWords/fetch-words.ts";
import { openKeys } from "../sealing/key-session.ts";
import { sealedList } from "../sealing/sealed-query.ts";
import { useRootOf } from "../sealing/sealing-query.ts";
import { UnlockForm } from "../sealing/UnlockForm.tsx";
import { sentenceOfFailure } from "./sentence-of-failure.ts";

type Props = { begun: Begun; taken: readonly PackItem[]; onTaken: (item: PackItem) => void };

/** What was told in confidence and who sources are, which whoever can open it may take along, one by one: each needs a sign-in of its own (S76). */
export function TakeIdentities({ begun, taken, onTaken }: Props) {
  const t = useMessages();
  const format = useFormat();
  const stepUp = useStepUp();
  const keys = openKeys.use();
  const mayKnowSources = useSession().clearance >= labelRank("strictly-confidential");
  const [failure, setFailure] = useState("");
  const { data } = useQuery(sealedList);
  const boxes = data?.items.filter(({ compartmentId, deletedOn, consentWithdrawnOn }) => compartmentId === begun.pack.compartmentId && deletedOn === null && consentWithdrawnOn === null) ?? [];
  if (boxes.length === 0 && !mayKnowSources) return null;
  // A box has no title; it is called by its door and its day.
  const titleOf = ({ door, filedOn }: SealedSubmissionItem) => t("protection.screen.pack.box", { door: t(`protection.door.${door}`), day: format.date(filedOn) });
  const take = async (work: Promise<PackItem | undefined>) => {
    setFailure("");
    try {
      const item = await stepUp.attempt(work);
      if (item === undefined) setFailure(t("protection.screen.pack.source-none"));
      else onTaken(item);
    } catch (error) {
      setFailure(sentenceOfFailure(error, t));
    }
  };
  return (
    <Section title={t("protection.screen.pack.identities")} lead={t("protection.screen.pack.identities-lead")}>
      <UnlockForm />
      {failure !== "" && <p role="alert">{failure}</p>}
      {stepUp.link}
      {keys?.author !== undefined && (
        <>
          <ul className={styles["plain"]}>
            {boxes.map((box) => (
              <li key={box.id} className={styles["line"]}>
                <Bdi>{titleOf(box)}</Bdi>
                {taken.some(({ id }) => id === box.id) ? <span>{t("protection.screen.pack.taken")}</span> : <Button look="quiet" label={t("protection.screen.pack.take-named", { name: titleOf(box) })} onClick={() => void take(takeIdentity(begun, { id: box.id, title: titleOf(box) }, keys.identity))}>{t("protection.screen.pack.take")}</Button>}
              </li>
            ))}
            {taken.filter(({ identity }) => identity !== undefined).map(({ id, kind, title }) => <li key={id} className={styles["line"]}><span>{t(kind)}{" \u00b7 "}<Bdi>{title}</Bdi></span><span>{t("protection.screen.pack.taken")}</span></li>)}
          </ul>
          {mayKnowSources && <TakeSource compartmentId={begun.pack.compartmentId} onTake={(source) => void take(takeSource(begun, source, keys.identity))} />}
        </>
      )}
    </Section>
  );
}

/** A source of the office, by its code name. */
function TakeSource({ compartmentId, onTake }: { compartmentId: string; onTake: (source: WordsOf & { readonly title: string }) => void }) {
  const t = useMessages();
  const root = useRootOf()(compartmentId);
  const [source, setSource] = useState<{ id: string; title: string }>();
  return (
    <div className={styles["beside"]}>
      <RecordField label={t("protection.screen.pack.source")} name="source" path="sources" kind="information.source" value={source?.id ?? null} onChange={(id, title) => setSource(id === null ? undefined : { id, title })} emptyText={t("protection.screen.choose")} query={{ compartment: compartmentId }} />
      {source && <div><Button label={t("protection.screen.pack.take-named", { name: source.title })} onClick={() => onTake({ ...source, compartmentId, root })}>{t("protection.screen.pack.take")}</Button></div>}
    </div>
  );
}
