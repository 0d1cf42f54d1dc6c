// Made at each build of frame.js, drawer.js and copy.js (pcmt/run/page_assets.py).
