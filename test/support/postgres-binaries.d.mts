/** Folder of Debian's PostgreSQL, the newest where there are several; undefined where there is none. */
export const postgresBinaries: string | undefined;
