import { feature, merge, mesh } from "topojson-client";
import atlas from "world-atlas/countries-110m.json" with { type: "json" };
