"""Publishing to another machine: the release of a local folder is copied there by rsync or rclone, changes only."""
