/** The release with the first ARI: what is as old as that needs no word of since when. */
export const FIRST_ARI = '12.0.0';
