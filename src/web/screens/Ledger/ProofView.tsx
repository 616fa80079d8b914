import { useSuspenseQuery } from "@tanstack/react-query";
import { api } from "#ui/api.ts";
import { useFormat } from "#ui/format.ts";
import { useMessages } from "#ui/messages.ts";
import { KeyValue } from "#ui/page/KeyValue.tsx";
import { Proof } from "./ledger-answers.ts";
import styles from "./styles.module.css";

/** The way from one entry to the signed root. */
export function ProofView({ id }: { id: string }) {
  const t = useMessages();
  const format = useFormat();
  const { data } = useSuspenseQuery({ queryKey: ["ledger", "proof", id], queryFn: () => api.get(`/api/ledger/${id}/proof`, undefined, Proof) });
  return (
    <>
      <p>{t("web.ledger.proof-lead")}</p>
      <KeyValue
        items={[
          { key: t("web.ledger.leaf"), value: <code dir="ltr">{data.leafHash}</code> },
          { key: t("web.ledger.size"), value: format.number(data.size) },
          { key: t("web.ledger.path"), value: data.proof.length === 0 ? t("web.ledger.path-none") : <ol className={styles["path"]}>{data.proof.map((hash) => <li key={hash}><code dir="ltr">{hash}</code></li>)}</ol> },
          { key: t("web.ledger.checkpoint"), value: <pre dir="ltr" tabIndex={0} aria-label={t("web.ledger.checkpoint")} className={styles["note"]}>{data.checkpoint}</pre> },
        ]}
      />
    </>
  );
}
