/** The few pictograms, drawn on one 24x24 grid in the colour of their text. */

const PATHS = {
  play: "M8 5.2v13.6a.6.6 0 0 0 .92.5l10.6-6.8a.6.6 0 0 0 0-1L8.92 4.7a.6.6 0 0 0-.92.5z",
  pause: "M7 5h3.4v14H7zM13.6 5H17v14h-3.4z",
  next: "M6 5.6v12.8a.6.6 0 0 0 .93.5L16 12.6V19h2.2V5H16v6.4L6.93 5.1a.6.6 0 0 0-.93.5z",
  previous: "M18 5.6v12.8a.6.6 0 0 1-.93.5L8 12.6V19H5.8V5H8v6.4l9.07-6.3a.6.6 0 0 1 .93.5z",
  loop: "M7 7h9.5V4l4.5 4-4.5 4V9H8.8v3.2H7zM17 17H7.5v3L3 16l4.5-4v3h7.7v-3.2H17z",
  sun: "M12 7.2a4.8 4.8 0 1 0 0 9.6 4.8 4.8 0 0 0 0-9.6zM11 2h2v3h-2zM11 19h2v3h-2zM2 11h3v2H2zM19 11h3v2h-3zM4.2 5.6l1.4-1.4 2.1 2.1-1.4 1.4zM16.3 17.7l1.4-1.4 2.1 2.1-1.4 1.4zM4.2 18.4l2.1-2.1 1.4 1.4-2.1 2.1zM16.3 6.3l2.1-2.1 1.4 1.4-2.1 2.1z",
  moon: "M20.6 14.6A8.8 8.8 0 0 1 9.4 3.4a8.9 8.9 0 1 0 11.2 11.2z",
  help: "M12 2.5a9.5 9.5 0 1 0 0 19 9.5 9.5 0 0 0 0-19zm1 15.2h-2.1v-2.1H13zm1.9-7.4-.9.9c-.7.7-1 1.3-1 2.6h-2.1v-.5c0-1 .4-1.9 1.1-2.6l1.2-1.2c.3-.3.5-.7.5-1.2a1.7 1.7 0 0 0-3.4 0H8.2a3.8 3.8 0 0 1 7.6 0c0 .8-.3 1.5-.9 2z",
  close:
    "M6.4 5 12 10.6 17.6 5 19 6.4 13.4 12 19 17.6 17.6 19 12 13.4 6.4 19 5 17.6 10.6 12 5 6.4z",
} as const;

export function Icon({ name }: { name: keyof typeof PATHS }) {
  return (
    <svg class="icon" viewBox="0 0 24 24" aria-hidden="true">
      <path d={PATHS[name]} />
    </svg>
  );
}
