// Small line icons, 20 units square, in the colour of the text. All are decorative: the control around one carries the name.
import { classNames } from "./class-names.ts";

const PATHS = {
  alert: "M10 6v5m0 3v.01M10 2.5l8 14.5H2z",
  bell: "M10 3a4.8 4.8 0 0 1 4.8 4.8c0 4 1.7 5.2 1.7 6.2h-13c0-1 1.7-2.2 1.7-6.2A4.8 4.8 0 0 1 10 3zM8.2 16.5a1.9 1.9 0 0 0 3.6 0",
  bag: "M4 6.5h12l.8 10.5H3.2zM7 8.5V5.5a3 3 0 0 1 6 0v3",
  box: "m10 2 7 3.7v8.6L10 18l-7-3.7V5.7zM3.2 5.9 10 9.5l6.8-3.6M10 9.5V18",
  bank: "M2.5 7.5 10 3l7.5 4.5zM4.5 8v6.5M8 8v6.5M12 8v6.5M15.5 8v6.5M2.5 17h15",
  check: "m4 10.5 4 4 8-9",
  chevronDown: "m5 7.5 5 5 5-5",
  chevronEnd: "m7.5 5 5 5-5 5",
  chevronStart: "m12.5 5-5 5 5 5",
  clock: "M10 5.5V10l3 2M10 2.5a7.5 7.5 0 1 1 0 15 7.5 7.5 0 0 1 0-15z",
  close: "m5 5 10 10M15 5 5 15",
  compare: "M3 4.5h5v11H3zM12 4.5h5v11h-5zM10 2.5v15",
  download: "M10 3v10m-4.5-4L10 13.5 14.5 9M3 14v3h14v-3",
  filter: "M3 5.5h14M5.5 10h9M8.5 14.5h3",
  globe: "M10 2.5a7.5 7.5 0 1 1 0 15 7.5 7.5 0 0 1 0-15zM2.5 10h15M10 2.5c4 4.5 4 10.5 0 15-4-4.5-4-10.5 0-15z",
  heart: "M10 16.8 3.6 10.4a3.9 3.9 0 0 1 5.5-5.5l.9.9.9-.9a3.9 3.9 0 0 1 5.5 5.5z",
  home: "M3 9.5 10 3l7 6.5V17h-5v-5H8v5H3z",
  key: "M12.5 3a4.5 4.5 0 1 1-3.6 7.2L3 16v1.5h3V15h2v-2h2l.6-.9A4.5 4.5 0 0 1 12.5 3zM13.5 6.5v.01",
  link: "M8.3 11.7a3 3 0 0 0 4.3 0l3-3a3 3 0 0 0-4.3-4.3l-1.1 1.1M11.7 8.3a3 3 0 0 0-4.3 0l-3 3a3 3 0 0 0 4.3 4.3l1.1-1.1",
  mail: "M2.5 4.5h15v11h-15zM2.5 5.5 10 11l7.5-5.5",
  menu: "M3 5.5h14M3 10h14M3 14.5h14",
  minus: "M4.5 10h11",
  pencil: "M3.5 16.5 4 13 13.5 3.5l3 3L7 16zM11.5 5.5l3 3",
  people:
    "M7.5 9.5a3 3 0 1 0 0-6 3 3 0 0 0 0 6zM2 16.5c0-3 2.5-4.5 5.5-4.5s5.5 1.5 5.5 4.5M13.5 9.2a2.7 2.7 0 0 0 0-5.2M15.5 12.4c1.5.6 2.5 1.9 2.5 4.1",
  person: "M10 9.5a3.5 3.5 0 1 0 0-7 3.5 3.5 0 0 0 0 7zM3.5 17.5c0-3.5 3-5 6.5-5s6.5 1.5 6.5 5",
  plus: "M10 4.5v11M4.5 10h11",
  receipt: "M4.5 2.5h11v15l-2.7-1.8L10 17.5l-2.8-1.8-2.7 1.8zM7.5 6.5h5M7.5 10h5",
  search: "M8.8 3a5.8 5.8 0 1 1 0 11.6 5.8 5.8 0 0 1 0-11.6zM13.2 13.2 17.5 17.5",
  shield: "M10 2.5 16.5 5v5c0 4-2.7 6.5-6.5 7.5-3.8-1-6.5-3.5-6.5-7.5V5zM7 10l2.2 2.2L13.2 8",
  store: "M3 8.5 4.2 3h11.6L17 8.5M3 8.5a2.3 2.3 0 0 0 4.7 0 2.3 2.3 0 0 0 4.6 0 2.3 2.3 0 0 0 4.7 0M4.2 11v6h11.6v-6",
  tag: "M3 3h7l7.5 7.5-7 7L3 10zM6.5 6.5v.01",
  trash: "M3.5 5.5h13M8 5.5V3h4v2.5M5 5.5 5.8 17h8.4L15 5.5M8.5 8.5V14M11.5 8.5V14",
  truck:
    "M1.5 4.5h10v10h-10zM11.5 8h4l3 3.2v3.3h-7M5 16.5a1.8 1.8 0 1 0 0-3.6 1.8 1.8 0 0 0 0 3.6zM14.5 16.5a1.8 1.8 0 1 0 0-3.6 1.8 1.8 0 0 0 0 3.6z",
  upload: "M10 13.5v-10M5.5 8 10 3.5 14.5 8M3 14v3h14v-3",
} as const;

/** The names of the icons. */
export type IconName = keyof typeof PATHS;

/** One icon. Chevrons that point along the line turn with the direction of the text. */
export function Icon(props: { name: IconName; class?: string | undefined }) {
  const turns = () => props.name === "chevronEnd" || props.name === "chevronStart";
  return (
    <svg
      viewBox="0 0 20 20"
      class={classNames("icon", props.class ?? "size-5", turns() && "mirror")}
      aria-hidden="true"
    >
      <path d={PATHS[props.name]} />
    </svg>
  );
}
