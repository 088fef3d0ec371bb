-- Which cache tags were touched lately, so that every edge knows which stored pages are out of date.
CREATE TABLE tag_purge (
  tag TEXT PRIMARY KEY,
  purged_at INTEGER NOT NULL
) STRICT, WITHOUT ROWID;
CREATE INDEX tag_purge_by_age ON tag_purge (purged_at);
