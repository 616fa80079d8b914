import { useMutation, useQuery, useQueryClient } from "@tanstack/react-query";
import { api, ApiProblem } from "#ui/api.ts";
import { Button } from "#ui/button/Button.tsx";
import { useStepUp } from "#ui/form/step-up.tsx";
import { useFormat } from "#ui/format.ts";
import { useMessages } from "#ui/messages.ts";
import { KeyValue } from "#ui/page/KeyValue.tsx";
import { Section } from "#ui/page/Section.tsx";
import { GivenReplyLink, MadeReplyLink } from "../../contract.ts";
import { communicationKindName } from "../communication-path.ts";

/** The page on which the addressee answers: made here, its address and its code shown once, to be given by two ways. */
export function ReplyLink({ communicationId }: { communicationId: string }) {
  const t = useMessages();
  const format = useFormat();
  const queries = useQueryClient();
  const stepUp = useStepUp();
  const path = `/api/communications/${communicationId}/reply-link`;
  const queryKey = [communicationKindName, communicationId, "reply-link"];
  const link = useQuery({ queryKey, queryFn: () => api.get(path, undefined, MadeReplyLink) }).data?.link ?? null;
  const make = useMutation({ mutationFn: () => stepUp.attempt(api.send("POST", path, {}, { schema: GivenReplyLink })), onSuccess: () => queries.invalidateQueries({ queryKey }) });
  const say = (name: string, values?: Readonly<Record<string, unknown>>) => t(`protection.screen.reply-link.${name}`, values);
  return (
    <Section title={say("title")} lead={say("lead")}>
      {link !== null && <p>{say(link.isLocked ? "locked" : "made", { made: format.date(link.madeAt), until: format.date(link.expiresAt), count: link.replies })}</p>}
      {stepUp.link}
      {make.error !== null && <p role="alert">{make.error instanceof ApiProblem ? make.error.title : t("ui.form.unexpected")}</p>}
      {make.data !== undefined && (
        <div role="status">
          <p>{say("once")}</p>
          <KeyValue items={[{ key: say("address"), value: <code dir="ltr">{make.data.address}</code> }, { key: say("code"), value: <code dir="ltr">{make.data.code}</code> }]} />
        </div>
      )}
      <p><Button isBusy={make.isPending} onClick={() => make.mutate()}>{say(link === null ? "make" : "make-new")}</Button></p>
    </Section>
  );
}
