import { useState } from "react";
import { Button } from "#ui/button/Button.tsx";
import { LinkButton } from "#ui/button/LinkButton.tsx";
import { useFormat } from "#ui/format.ts";
import { useMessages } from "#ui/messages.ts";
import { Notice } from "#ui/page/Notice.tsx";
import { Section } from "#ui/page/Section.tsx";
import { Progress } from "#ui/text/Progress.tsx";
import { abandonPack, finishPack, type Begun } from "../mission-pack/make-pack.ts";
import type { PackItem } from "../mission-pack/pack-boxes.ts";
import { sentenceOfFailure } from "./sentence-of-failure.ts";
import { TakeIdentities } from "./TakeIdentities.tsx";
import { useRefreshDevice } from "./use-device.ts";

type Done = { readonly done: number; readonly of: number };

/** Takes along, one by one, what needs a sign-in each; then reads, seals and keeps everything. */
export function FinishPack({ begun }: { begun: Begun }) {
  const t = useMessages();
  const format = useFormat();
  const refresh = useRefreshDevice();
  const [taken, setTaken] = useState<readonly PackItem[]>([]);
  const [progress, setProgress] = useState<Done>();
  const [until, setUntil] = useState<string>();
  const [failure, setFailure] = useState("");
  const finish = async () => {
    setFailure("");
    setProgress({ done: 0, of: begun.wanted.records.length });
    try {
      setUntil(await finishPack(begun, taken, (done, of) => setProgress({ done, of })));
      await refresh();
    } catch (error) {
      setProgress(undefined);
      setFailure(sentenceOfFailure(error, t));
    }
  };
  if (until !== undefined) return <Notice><p>{t("protection.screen.pack.made", { when: format.dateTime(until) })}</p><p><LinkButton to="/mission-pack" look="main">{t("protection.screen.pack.see")}</LinkButton></p></Notice>;
  return (
    <>
      <TakeIdentities begun={begun} taken={taken} onTaken={(item) => setTaken([...taken, item])} />
      <Section title={t("protection.screen.pack.finish-title")} lead={t("protection.screen.pack.finish-lead")}>
        {progress && <Progress label={t(progress.done === 0 ? "protection.screen.pack.keeping" : "protection.screen.pack.sealing")} done={progress.done} total={progress.of} />}
        {failure !== "" && <p role="alert">{failure}</p>}
        <p>
          <Button look="main" isBusy={progress !== undefined} onClick={() => void finish()}>{t("protection.screen.pack.finish")}</Button>{" "}
          <Button look="quiet" onClick={() => void abandonPack(begun).then(() => location.assign(`/visits/${begun.pack.visitId}`))}>{t("ui.record.cancel")}</Button>
        </p>
      </Section>
    </>
  );
}
