import { Suspense, useState } from "react";
import { useParams } from "wouter";
import { Button } from "#ui/button/Button.tsx";
import { useMessages } from "#ui/messages.ts";
import { KeyValue } from "#ui/page/KeyValue.tsx";
import { Section } from "#ui/page/Section.tsx";
import { Skeleton } from "#ui/page/Skeleton.tsx";
import { RecordPage } from "#ui/record/RecordPage.tsx";
import { useRecord, useRecordChanges } from "#ui/record/record.ts";
import { UserText } from "#ui/text/UserText.tsx";
import { Undercount } from "../../model/undercount/undercount.ts";
import { Computation } from "../Computation.tsx";
import { undercountKindName, undercountPath } from "../undercount-path.ts";
import { Estimates } from "./Estimates.tsx";
import { UndercountForm } from "./UndercountForm.tsx";

/** One estimate of what nobody recorded: the spread between the models first, because a single number would not be true. */
export function UndercountScreen() {
  const t = useMessages();
  const { id = "" } = useParams<{ id: string }>();
  const record = useRecord(undercountPath, undercountKindName, id, Undercount);
  const changes = useRecordChanges(undercountPath, undercountKindName);
  const [base, setBase] = useState<typeof record>();
  const { content } = record;
  const say = (name: string) => t(`assessment.screen.undercount.${name}`);
  return (
    <RecordPage
      path={undercountPath}
      record={record}
      label={content.label}
      // Taken by the computation below.
      without={["estimate"]}
      breadcrumbs={[{ to: `/${undercountPath}`, text: t("assessment.undercount.many") }]}
      actions={record.mayEdit && base === undefined ? <Button onClick={() => setBase(record)}>{say("edit")}</Button> : undefined}
    >
      {base !== undefined ? (
        <>
          <UndercountForm initial={base.content} submitText={say("save")} save={(changed) => changes.save(id, base.version, changed)} onSaved={() => setBase(undefined)} />
          <div><Button look="quiet" onClick={() => setBase(undefined)}>{t("ui.record.cancel")}</Button></div>
        </>
      ) : (
        <>
          {record.state === "draft" && <Computation path={undercountPath} record={record} task="estimate-undercount" words={{ ready: say("ready"), wait: say("wait"), start: say("compute"), running: say("computing") }} />}
          <Suspense fallback={<Skeleton lines={10} />}><Estimates id={id} /></Suspense>
          <Section title={say("about")}>
            <KeyValue items={[
              { key: say("population"), value: <UserText text={content.population} /> },
              { key: say("lists"), value: <UserText text={content.lists} /> },
              { key: say("note"), value: content.note === "" ? undefined : <UserText text={content.note} /> },
              { key: say("table"), value: <pre dir="ltr">{content.table}</pre> },
            ]} />
          </Section>
        </>
      )}
    </RecordPage>
  );
}
