import { useQuery } from "@tanstack/react-query";
import { useState } from "react";
import { SealingRefused } from "#platform/rules/sealing/sealing-refused.ts";
import { ApiProblem } from "#ui/api.ts";
import { Button } from "#ui/button/Button.tsx";
import { LinkButton } from "#ui/button/LinkButton.tsx";
import { useStepUp } from "#ui/form/step-up.tsx";
import { useFormat } from "#ui/format.ts";
import { useMessages } from "#ui/messages.ts";
import { Notice } from "#ui/page/Notice.tsx";
import { Section } from "#ui/page/Section.tsx";
import { Progress } from "#ui/text/Progress.tsx";
import { abandonPack, finishPack, takeIdentity, type Begun } from "../mission-pack/make-pack.ts";
import type { PackItem } from "../mission-pack/pack-boxes.ts";
import { openKeys } from "../sealing/key-session.ts";
import { sealedList } from "../sealing/sealed-query.ts";
import { useBoxTitle } from "./ChosenIdentities.tsx";
import { useRefreshDevice } from "./use-device.ts";

type Props = { begun: Begun; identities: readonly string[] };
type Done = { readonly done: number; readonly of: number };

/** Takes along, one by one, what needs a sign-in each; then reads, seals and keeps everything. */
export function FinishPack({ begun, identities }: Props) {
  const t = useMessages();
  const format = useFormat();
  const refresh = useRefreshDevice();
  const [taken, setTaken] = useState<readonly PackItem[]>([]);
  const [progress, setProgress] = useState<Done>();
  const [until, setUntil] = useState<string>();
  const [failure, setFailure] = useState("");
  const left = identities.filter((id) => !taken.some((item) => item.id === id));
  const finish = async () => {
    setFailure("");
    setProgress({ done: 0, of: begun.wanted.records.length });
    try {
      setUntil(await finishPack(begun, taken, (done, of) => setProgress({ done, of })));
      await refresh();
    } catch (error) {
      setProgress(undefined);
      setFailure(sentenceOf(error, t));
    }
  };
  if (until !== undefined) return <Notice><p>{t("protection.screen.pack.made", { when: format.dateTime(until) })}</p><p><LinkButton to="/mission-pack" look="main">{t("protection.screen.pack.see")}</LinkButton></p></Notice>;
  return (
    <>
      {left.length > 0 && <TakeIdentities begun={begun} left={left} onTaken={(item) => setTaken([...taken, item])} />}
      <Section title={t("protection.screen.pack.finish-title")} lead={t("protection.screen.pack.finish-lead")}>
        {progress && <Progress label={t("protection.screen.pack.sealing")} done={progress.done} total={progress.of} />}
        {failure !== "" && <p role="alert">{failure}</p>}
        <p>
          <Button look="main" isBusy={progress !== undefined} onClick={() => void finish()}>{left.length > 0 ? t("protection.screen.pack.finish-without", { count: left.length }) : t("protection.screen.pack.finish")}</Button>{" "}
          <Button look="quiet" onClick={() => void abandonPack(begun).then(() => location.assign(`/visits/${begun.pack.visitId}`))}>{t("ui.record.cancel")}</Button>
        </p>
      </Section>
    </>
  );
}

function TakeIdentities({ begun, left, onTaken }: { begun: Begun; left: readonly string[]; onTaken: (item: PackItem) => void }) {
  const t = useMessages();
  const stepUp = useStepUp();
  const titleOf = useBoxTitle();
  const { data } = useQuery(sealedList);
  const keys = openKeys.use();
  const [failure, setFailure] = useState("");
  const take = async (id: string, title: string) => {
    setFailure("");
    try {
      onTaken(await stepUp.attempt(takeIdentity(begun, { id, title }, keys?.identity ?? "")));
    } catch (error) {
      setFailure(sentenceOf(error, t));
    }
  };
  return (
    <Section title={t("protection.screen.pack.identities")} lead={t("protection.screen.pack.identities-each")}>
      {failure !== "" && <p role="alert">{failure}</p>}
      {stepUp.link}
      <ul>
        {data?.items.filter(({ id }) => left.includes(id)).map((box) => (
          <li key={box.id}>{titleOf(box)} <Button whyNot={keys === undefined ? t("protection.screen.pack.keys-closed") : undefined} label={t("protection.screen.pack.take-named", { name: titleOf(box) })} onClick={() => void take(box.id, titleOf(box))}>{t("protection.screen.pack.take")}</Button></li>
        ))}
      </ul>
    </Section>
  );
}

function sentenceOf(error: unknown, t: (key: string) => string): string {
  if (error instanceof ApiProblem) return error.title;
  return t(error instanceof SealingRefused ? error.code : "protection.pack-not-kept");
}
