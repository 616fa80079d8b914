import { Fragment } from "react";
import { Link } from "wouter";
import { countryName } from "#geography/model/countries.ts";
import { useLanguage } from "#ui/messages.ts";
import { Bdi } from "#ui/text/Bdi.tsx";

/** Countries by their names in the reader's language, each leading to its page; a code that no list knows stands as it is. */
export function CountryNames({ codes }: { codes: readonly string[] }) {
  const { language } = useLanguage();
  return codes.map((code, index) => (
    <Fragment key={code}>
      {index > 0 && " · "}
      <Link href={`/countries/${code}`}><Bdi>{countryName(code, language)}</Bdi></Link>
    </Fragment>
  ));
}
