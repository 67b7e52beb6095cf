/** Whether notifications of a category ring, and with a sound. They are stored, shown and counted all the same. */
export interface Ringing {
  readonly ring: boolean;
  readonly sound: boolean;
}

/** When nothing but `urgent` rings: from and to as `22:00`, over midnight if need be, in the person's time zone. */
export interface QuietHours {
  readonly from: string;
  readonly to: string;
  readonly timeZone: string;
}

/** What a person has chosen, for all devices. */
export interface Preferences {
  readonly categories: Readonly<Record<string, Ringing>>;
  readonly quietHours?: QuietHours | undefined;
  /** Categories that the operator does not let anybody mute. */
  readonly mandatory?: readonly string[] | undefined;
}
