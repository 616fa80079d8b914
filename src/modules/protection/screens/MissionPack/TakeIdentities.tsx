import { useQuery } from "@tanstack/react-query";
import { useState } from "react";
import { Button } from "#ui/button/Button.tsx";
import { useFormat } from "#ui/format.ts";
import { useStepUp } from "#ui/form/step-up.tsx";
import { useMessages } from "#ui/messages.ts";
import { Section } from "#ui/page/Section.tsx";
import { Bdi } from "#ui/text/Bdi.tsx";
import type { SealedSubmissionItem } from "../../contract.ts";
import { takeIdentity, type Begun } from "../mission-pack/make-pack.ts";
import type { PackItem } from "../mission-pack/pack-boxes.ts";
import styles from "../protection.module.css";
import { openKeys } from "../sealing/key-session.ts";
import { sealedList } from "../sealing/sealed-query.ts";
import { UnlockForm } from "../sealing/UnlockForm.tsx";
import { sentenceOfFailure } from "./sentence-of-failure.ts";

type Props = { begun: Begun; taken: readonly PackItem[]; onTaken: (item: PackItem) => void };

/** What was told in confidence, which whoever can open it may take along, one by one: each needs a sign-in of its own (S76). */
export function TakeIdentities({ begun, taken, onTaken }: Props) {
  const t = useMessages();
  const format = useFormat();
  const stepUp = useStepUp();
  const keys = openKeys.use();
  const [failure, setFailure] = useState("");
  const { data } = useQuery(sealedList);
  const boxes = data?.items.filter(({ compartmentId, deletedOn, consentWithdrawnOn }) => compartmentId === begun.pack.compartmentId && deletedOn === null && consentWithdrawnOn === null) ?? [];
  if (boxes.length === 0) return null;
  // A box has no title; it is called by its door and its day.
  const titleOf = ({ door, filedOn }: SealedSubmissionItem) => t("protection.screen.pack.box", { door: t(`protection.door.${door}`), day: format.date(filedOn) });
  const take = async (box: SealedSubmissionItem, identity: string) => {
    setFailure("");
    try {
      onTaken(await stepUp.attempt(takeIdentity(begun, { id: box.id, title: titleOf(box) }, identity)));
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
        <ul className={styles["plain"]}>
          {boxes.map((box) => (
            <li key={box.id} className={styles["line"]}>
              <Bdi>{titleOf(box)}</Bdi>
              {taken.some(({ id }) => id === box.id) ? <span>{t("protection.screen.pack.taken")}</span> : <Button look="quiet" label={t("protection.screen.pack.take-named", { name: titleOf(box) })} onClick={() => void take(box, keys.identity)}>{t("protection.screen.pack.take")}</Button>}
            </li>
          ))}
        </ul>
      )}
    </Section>
  );
}
