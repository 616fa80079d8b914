import { useState } from "react";
import { Button } from "#ui/button/Button.tsx";
import { useMessages } from "#ui/messages.ts";
import { MethodLink } from "#ui/page/MethodLink.tsx";
import { Notice } from "#ui/page/Notice.tsx";
import { Page } from "#ui/page/Page.tsx";
import { Progress } from "#ui/text/Progress.tsx";
import { undercountPath } from "../undercount-path.ts";
import { ChooseLists } from "./ChooseLists.tsx";
import { Deciding } from "./Deciding.tsx";
import type { AskedPairs } from "./find-pairs-worker.ts";
import { useFinding } from "./use-finding.ts";
import { words } from "./words.ts";

/** Who stands on several lists of people: found on this device, decided by people, counted without names. */
export function PersonListsScreen() {
  const t = useMessages();
  const { finding, start, stop } = useFinding();
  // What was chosen stays when it could not be read.
  const [chosen, setChosen] = useState<AskedPairs>({ lists: [], sheet: undefined });
  return (
    <Page title={t(`${words}.title`)} lead={<>{t(`${words}.lead`)} <MethodLink method="matching" /></>} label="strictly-confidential" breadcrumbs={[{ to: `/${undercountPath}`, text: t("assessment.undercount.many") }]}>
      <Notice><p>{t(`${words}.stays`)}</p></Notice>
      {finding.is === "choosing" && <ChooseLists chosen={chosen} fault={finding.fault} onChange={setChosen} onStart={() => start(chosen)} />}
      {finding.is === "running" && (
        <>
          <Progress label={t(`${words}.running`)} done={Math.round(finding.share * 100)} total={100} />
          <div><Button look="quiet" onClick={stop}>{t(`${words}.stop`)}</Button></div>
        </>
      )}
      {finding.is === "found" && <Deciding found={finding.found} isFromSheet={chosen.sheet !== undefined} onOthers={stop} />}
    </Page>
  );
}
