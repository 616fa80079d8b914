import { geoNaturalEarth1, geoPath } from "d3-geo";
import type { FeatureCollection, Geometry } from "geojson";
import { feature } from "topojson-client";
import type { GeometryCollection, Topology } from "topojson-specification";
import address from "world-atlas/countries-110m.json?url";

type World = Topology<{ countries: GeometryCollection<{ name: string }> }>;

export type Country = { readonly id: string; readonly name: string; readonly path: string };

export const mapSize = { width: 800, height: 420 };
export const projection = geoNaturalEarth1().fitExtent([[4, 4], [mapSize.width - 4, mapSize.height - 4]], { type: "Sphere" });
export const pathOf = geoPath(projection).digits(1);
export const spherePath = pathOf({ type: "Sphere" }) ?? "";

/** The outline of the world (Natural Earth, public domain): 33 KB, from our own server, kept by the browser. */
export async function loadCountries(): Promise<readonly Country[]> {
  const response = await fetch(address);
  if (!response.ok) throw new Error(`the outline of the world answered ${response.status}`);
  const world: unknown = await response.json();
  if (!isWorld(world)) throw new TypeError("the outline of the world is not a topology of countries");
  const countries: FeatureCollection<Geometry, { name: string }> = feature(world, world.objects.countries);
  return countries.features.map((country, index) => ({ id: country.id === undefined ? `none-${index}` : String(country.id), name: country.properties.name, path: pathOf(country) ?? "" }));
}

function isWorld(value: unknown): value is World {
  if (typeof value !== "object" || value === null || !("type" in value) || value.type !== "Topology" || !("objects" in value)) return false;
  return typeof value.objects === "object" && value.objects !== null && "countries" in value.objects;
}
