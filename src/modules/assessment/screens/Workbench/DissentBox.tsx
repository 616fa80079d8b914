import { useState } from "react";
import { Button } from "#ui/button/Button.tsx";
import { TextArea } from "#ui/form/TextArea.tsx";
import { useMessages } from "#ui/messages.ts";
import { Disclosure } from "#ui/page/Disclosure.tsx";
import { useSession } from "#ui/session.ts";
import { UserText } from "#ui/text/UserText.tsx";
import type { Judgement } from "../../model/judgement.ts";
import { changeAt } from "../change-at.ts";

/** Who sees this indicator otherwise, in their own words. Only one's own dissent can be taken back. */
export function DissentBox({ judgement, onChange }: { judgement: Judgement; onChange: (judgement: Judgement) => void }) {
  const t = useMessages();
  const { user } = useSession();
  const [text, setText] = useState("");
  const add = () => {
    if (!user || text.trim() === "") return;
    onChange({ ...judgement, dissent: [...judgement.dissent, { by: user.id, text: text.trim() }] });
    setText("");
  };
  return (
    <Disclosure summary={t("assessment.screen.dissent.title", { count: judgement.dissent.length })}>
      {judgement.dissent.map((one, index) => (
        <div key={`${one.by} ${one.text}`}>
          <strong>{t(one.by === user?.id ? "assessment.screen.dissent.yours" : "assessment.screen.dissent.of-another")}</strong>
          <UserText text={one.text} />
          {one.by === user?.id && <Button look="quiet" onClick={() => onChange({ ...judgement, dissent: changeAt(judgement.dissent, index, undefined) })}>{t("assessment.screen.dissent.take-back")}</Button>}
        </div>
      ))}
      <TextArea label={t("assessment.screen.dissent.new")} hint={t("assessment.screen.dissent.hint")} name={`dissent.${judgement.indicatorId}`} value={text} onChange={setText} rows={2} maxLength={4000} />
      <Button onClick={add} whyNot={text.trim() === "" ? t("assessment.screen.dissent.write-first") : undefined}>{t("assessment.screen.dissent.add")}</Button>
    </Disclosure>
  );
}
