import { useMessages } from "#ui/messages.ts";
import { UserText } from "#ui/text/UserText.tsx";
import { Bdi } from "#ui/text/Bdi.tsx";
import styles from "./styles.module.css";

export function Lines({ lines }: { lines: readonly { readonly name: string; readonly detail: string }[] }) {
  const t = useMessages();
  if (lines.length === 0) return <p className={styles["soft"]}>{t("assessment.screen.reading.nothing-written")}</p>;
  return (
    <ul className={styles["points"]}>
      {lines.map(({ name, detail }) => (
        <li key={name}>
          <Bdi>{name}</Bdi>
          {detail !== "" && <UserText text={detail} />}
        </li>
      ))}
    </ul>
  );
}
