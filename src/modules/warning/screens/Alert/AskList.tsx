import { useMessages } from "#ui/messages.ts";
import { Empty } from "#ui/page/Empty.tsx";
import { KeyValue } from "#ui/page/KeyValue.tsx";
import { Section } from "#ui/page/Section.tsx";
import { Bdi } from "#ui/text/Bdi.tsx";
import { UserText } from "#ui/text/UserText.tsx";
import type { Alert } from "../../model/alert.ts";

/** What is asked of whom. */
export function AskList({ content }: { content: Alert }) {
  const t = useMessages();
  if (content.form === "public-statement") return null;
  const asked = content.addressees.slice(0, 50).map((addressee) => ({ addressee, asks: content.asks.filter((ask) => ask.addresseeKey === addressee.key) }));
  return (
    <Section title={t("warning.screen.asks.title")} lead={content.addressees.length > asked.length ? t("warning.screen.asks.first", { shown: asked.length, count: content.addressees.length }) : undefined}>
      {asked.length === 0 && <Empty why="nothing">{t("warning.screen.addressees.none")}</Empty>}
      {asked.map(({ addressee, asks }) => (
        <div key={addressee.key}>
          <h3><Bdi>{addressee.name}</Bdi></h3>
          <KeyValue
            items={[
              { key: t("warning.screen.addressees.kind"), value: t(`warning.addressee-kind.${addressee.kind}`) },
              { key: t("warning.screen.addressees.channel"), value: t(`warning.channel.${addressee.channel}`) },
              { key: t("warning.screen.addressees.ask"), value: asks.length === 0 ? undefined : <UserText text={asks.map((ask) => ask.ask).join("\n")} lang={content.language} /> },
            ]}
          />
        </div>
      ))}
    </Section>
  );
}
