import { Link } from "wouter";
import { Bdi } from "#ui/text/Bdi.tsx";

type SideNameProps = { name: string; actors: readonly { readonly id: string; readonly title: string }[] };

/** The name of a side as a data set writes it, leading to the record of its actor; where several records claim it, to each of them. */
export function SideName({ name, actors }: SideNameProps) {
  const [first, ...others] = actors;
  if (first === undefined) return <Bdi>{name}</Bdi>;
  if (others.length === 0) return <Link href={`/actors/${first.id}`}><Bdi>{name}</Bdi></Link>;
  return <><Bdi>{name}</Bdi>{actors.map(({ id, title }) => <span key={id}> · <Link href={`/actors/${id}`}><Bdi>{title}</Bdi></Link></span>)}</>;
}
