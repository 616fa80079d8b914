import { useState } from "react";
import { api } from "#ui/api.ts";
import { Button } from "#ui/button/Button.tsx";
import { useFormat } from "#ui/format.ts";
import { useMessages } from "#ui/messages.ts";
import type { Session } from "#ui/session.ts";
import styles from "./Header.module.css";

/** Who is signed in, where they belong, and the way out. */
export function AccountMenu({ session }: { session: Session }) {
  const t = useMessages();
  const format = useFormat();
  const [hasFailed, setFailed] = useState(false);
  const leave = async () => {
    try {
      await api.send("POST", "/api/session/end");
      sessionStorage.clear();
      location.assign("/signed-out");
    } catch {
      setFailed(true);
    }
  };
  if (!session.user) return null;
  return (
    <details className={styles["account"]}>
      <summary><bdi>{session.user.name}</bdi></summary>
      <div className={styles["menu"]}>
        {session.memberships.length > 0 && (
          <ul aria-label={t("web.account.memberships")}>
            {session.memberships.map(({ compartmentId, compartmentName, kind, roles }) => {
              // Published data belong to no office: their name is ours to translate, and nobody holds a role in them.
              const compartment = kind === "open-data" ? t("web.account.open-data") : compartmentName;
              return <li key={compartmentId}>{roles.length === 0 ? compartment : t("web.account.membership", { compartment, roles: format.list(roles.map((role) => t(`partners.role.${role}`))) })}</li>;
            })}
          </ul>
        )}
        {session.administrator && <p>{t("web.account.administrator")}</p>}
        {hasFailed && <p role="alert">{t("web.account.sign-out-failed")}</p>}
        <Button onClick={() => void leave()}>{t("web.account.sign-out")}</Button>
      </div>
    </details>
  );
}
