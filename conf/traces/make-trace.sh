#!/bin/sh
# Makes ten-vehicles.csv in the current folder, which must hold ten-vehicles.rou.xml
# and ten-vehicles.sumocfg. Made with SUMO 1.15.0.
set -eu
: "${SUMO_HOME:=/usr/share/sumo}"       # where Debian's packages put SUMO's tools
export SUMO_HOME

# 4 x 3 junctions, blocks of 130 m x 125 m, one lane each way, 30 km/h,
# traffic lights on the two inner junctions, right before left elsewhere
netgenerate --grid --grid.x-number 4 --grid.y-number 3 \
    --grid.x-length 130 --grid.y-length 125 \
    --default.lanenumber 1 --default.speed 8.333 \
    --default-junction-type right_before_left \
    --tls.set B1,C1 --tls.cycle.time 60 --no-turnarounds \
    --seed 42 --output-file grid.net.xml

# a random turn at every junction (right 30 %, straight 40 %, left 30 %)
python3 "$SUMO_HOME/tools/generateContinuousRerouters.py" \
    --net-file grid.net.xml --turn-defaults 30,40,30 --end 3600 \
    --output-file rerouters.add.xml

# 660 s; the trace begins after a warm-up of 60 s
sumo --configuration-file ten-vehicles.sumocfg

python3 "$SUMO_HOME/tools/xml/xml2csv.py" --output ten-vehicles.csv ten-vehicles.xml
