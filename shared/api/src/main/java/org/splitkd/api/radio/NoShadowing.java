package org.splitkd.api.radio;

/** No shadow fading. */
record NoShadowing() implements ShadowingModel {

  @Override
  public Along along(Passage passage) {
    return (place, lineOfSight) -> 0;
  }

  @Override
  public boolean varies(Passage passage) {
    return false;
  }
}
