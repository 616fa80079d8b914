import { useEffect, useState } from "react";
import { api, ApiProblem } from "#ui/api.ts";
import { Button } from "#ui/button/Button.tsx";
import { useMessages } from "#ui/messages.ts";
import { KeyValue } from "#ui/page/KeyValue.tsx";
import { Section } from "#ui/page/Section.tsx";
import { useRecordList, type RecordAnswer } from "#ui/record/record.ts";
import { Bdi } from "#ui/text/Bdi.tsx";
import { UserText } from "#ui/text/UserText.tsx";
import type { Source } from "../../model/source.ts";
import { IdentityForm } from "./IdentityForm.tsx";
import { Revealed } from "./revealed.ts";

/** Whoever leaves the screen with a name on it should not find it there when they come back. */
const shownMs = 60_000;

/** Who the source is: one deliberate press, logged before the name is shown, and covered again after a minute. */
export function Identity({ source }: { source: RecordAnswer<Source> }) {
  const t = useMessages();
  const [known] = useRecordList("source-identities", "information.source-identity", { linked: source.id });
  const [isWriting, setWriting] = useState(false);
  const { revealed, problem, reveal, cover } = useReveal(known?.id);
  if (isWriting) return <Section title={t("information.screen.identity.title")}><IdentityForm source={source} stored={revealed} onDone={() => { setWriting(false); cover(); }} /></Section>;
  return (
    <Section title={t("information.screen.identity.title")} lead={t(known === undefined ? "information.screen.identity.none" : "information.screen.identity.logged")}>
      {revealed && (
        <KeyValue
          items={[
            { key: t("information.screen.identity.name"), value: <Bdi>{revealed.content.name}</Bdi> },
            { key: t("information.screen.identity.contact"), value: revealed.content.contact === "" ? undefined : <Bdi>{revealed.content.contact}</Bdi> },
            { key: t("information.screen.identity.safety"), value: revealed.content.safetyNotes === "" ? undefined : <UserText text={revealed.content.safetyNotes} /> },
          ]}
        />
      )}
      {problem !== undefined && <p role="alert">{problem}</p>}
      <Presses hasIdentity={known !== undefined} revealed={revealed} mayWrite={source.mayEdit} onReveal={reveal} onCover={cover} onWrite={() => setWriting(true)} />
    </Section>
  );
}

type PressesProps = { hasIdentity: boolean; revealed: Revealed | undefined; mayWrite: boolean; onReveal: () => void; onCover: () => void; onWrite: () => void };

function Presses({ hasIdentity, revealed, mayWrite, onReveal, onCover, onWrite }: PressesProps) {
  const t = useMessages();
  if (!hasIdentity) return mayWrite ? <div><Button onClick={onWrite}>{t("information.screen.identity.write")}</Button></div> : null;
  if (!revealed) return <div><Button look="danger" onClick={onReveal}>{t("information.screen.identity.reveal")}</Button></div>;
  return (
    <div>
      <Button onClick={onCover}>{t("information.screen.identity.cover")}</Button>{" "}
      {revealed.mayEdit && <Button look="quiet" onClick={onWrite}>{t("information.screen.identity.change")}</Button>}
    </div>
  );
}

/** Kept in this component only, never in the cache that other screens share, and gone when the page is left. */
function useReveal(id: string | undefined) {
  const t = useMessages();
  const [revealed, setRevealed] = useState<Revealed>();
  const [problem, setProblem] = useState<string>();
  useEffect(() => {
    if (!revealed) return undefined;
    const timer = setTimeout(() => setRevealed(undefined), shownMs);
    return () => clearTimeout(timer);
  }, [revealed]);
  const fetchIdentity = async () => {
    setProblem(undefined);
    try {
      if (id !== undefined) setRevealed(await api.get(`/api/source-identities/${id}`, undefined, Revealed));
    } catch (error) {
      setProblem(error instanceof ApiProblem ? error.title : t("ui.unreadable-answer"));
    }
  };
  return { revealed, problem, reveal: () => void fetchIdentity(), cover: () => setRevealed(undefined) };
}
