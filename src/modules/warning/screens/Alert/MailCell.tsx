import { useMutation, useQueryClient } from "@tanstack/react-query";
import { announce } from "#ui/announce.ts";
import { api, ApiProblem } from "#ui/api.ts";
import { Button } from "#ui/button/Button.tsx";
import { useFormat } from "#ui/format.ts";
import { useMessages } from "#ui/messages.ts";
import { Badge } from "#ui/text/Badge.tsx";
import type { Alert } from "../../model/alert.ts";
import { alertKindName } from "../alert-path.ts";
import type { ReceiptAnswer } from "../receipts.ts";
import { GiveCode } from "./GiveCode.tsx";
import styles from "../form.module.css";

type Props = { alertId: string; receipt: ReceiptAnswer; channel: Alert["addressees"][number]["channel"] | undefined; mayRetry: boolean };

/** Whether the message reached its addressee. A mail that failed says so, in the words of the mail server. */
export function MailCell({ alertId, receipt, channel, mayRetry }: Props) {
  const t = useMessages();
  const format = useFormat();
  const queries = useQueryClient();
  const retry = useMutation({
    mutationFn: () => api.send("POST", `/api/alerts/${alertId}/addressees/${receipt.addresseeKey}/mail`),
    onSuccess: async () => {
      announce(t("warning.screen.mail.trying-again", { name: receipt.name }));
      await queries.invalidateQueries({ queryKey: [alertKindName] });
    },
  });
  if (!receipt.hasAddress) return <span>{t("warning.screen.mail.no-address", { channel: channel === undefined ? "" : t(`warning.channel.${channel}`) })}</span>;
  return (
    <div className={styles["words"]}>
      <Badge tone={receipt.mailState === "failed" ? "bad" : receipt.mailError !== null ? "warn" : "plain"}>{t(`warning.screen.mail.state.${receipt.mailState ?? "queued"}`)}</Badge>
      {receipt.byTelephone && mayRetry && <GiveCode alertId={alertId} receipt={receipt} />}
      {receipt.sentAt !== null && <div><small>{format.dateTime(receipt.sentAt)}</small></div>}
      {receipt.mailError !== null && <div dir="ltr"><small>{receipt.mailError}</small></div>}
      {receipt.mailState === "failed" && mayRetry && <Button isBusy={retry.isPending} label={t("warning.screen.mail.try-again-name", { name: receipt.name })} onClick={() => retry.mutate()}>{t("warning.screen.mail.try-again")}</Button>}
      {retry.error !== null && <div role="alert">{retry.error instanceof ApiProblem ? retry.error.title : t("ui.form.unexpected")}</div>}
    </div>
  );
}
