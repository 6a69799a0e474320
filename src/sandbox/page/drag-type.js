/** What a dragged card is called while it is carried: only the board's columns take it. */
export const dragType = 'application/x-pitcrew-task';
